"""What the runtime leaves out of the sections it keeps, by section.

Brython is a place to write whole pages in; a tag needs the language, the page's own objects, and
nothing that fetches, scans or configures.
"""

from elevate_tag.build.brython.parts import part
from elevate_tag.build.patch import Change, Cut, Patch, Sweep

# The last statement of a source file and the end of the function around it.
END = "})(__BRYTHON__);"

DROPPED: dict[str, tuple[Change, ...]] = {
    "setup": (
        Cut(
            "where Brython and the page are, and whether storage works",
            "$B.isWebWorker=",
            "$B.webworkers={}",
            part("options"),
        ),
        Cut("language and time zone", "$B.language=", "$B.METH_VARARGS="),
        Cut(
            "the library's files, and starting Python from JavaScript",
            "$B.update_VFS=",
            END,
            "$B.stdlib_module_names=[]\n",
        ),
    ),
    "types": (Sweep("the types' docstrings", r",`[^`]*`,\[", ",$B.NULL,[", 123),),
    "finish types": (
        Patch(
            "types have no docstring",
            "$B.set_to_dict(cls,'__doc__',cls.tp_doc)",
            "$B.set_to_dict(cls,'__doc__',_b_.None)",
        ),
    ),
    "version": (
        Cut("the build's date", "__BRYTHON__.compiled_date=", "__BRYTHON__.builtin_module_names="),
        Cut("the library's index", "__BRYTHON__.builtin_module_names=", '"use strict";'),
    ),
    "tokenizer": (Cut("the tokenizer, after its tables of letters", "function ord(char)", END),),
    "builtins": (
        Cut("help(), which opens pages", "var help=_b_.help=", "_b_.hex=function(obj)"),
        # So that a name of Python's is not `__BRYTHON__`.
        Patch("Brython among the builtins", "_b_.__BRYTHON__=__BRYTHON__", ""),
    ),
    "values": (
        Cut(
            "document.headers, which fetches the page again",
            'case "headers":\nif(self.nodeType==Node.DOCUMENT_NODE)',
            'case "addEventListener":',
        ),
        Cut(
            "custom elements written in Python, which may be another Brython's",
            "if(self.tagName){var ce=customElements.get(",
            "return _b_.object.tp_getattro(self,attr)}\nvar res=property",
        ),
        Patch(
            "frames as tags",
            "else if(other.ob_type===$B.module_getattr($B.imported['browser.html'],'IFRAME'))"
            "{console.log('attach FRAME')\nself.appendChild(other.$target)}",
            "",
        ),
        Cut(
            "classes that inherit JavaScript's, which need eval",
            "var body=`\n    var _b_ = __BRYTHON__.builtins\n",
            '$B.set_func_names($B.JSMeta,"builtins")',
            "$B.RAISE(_b_.TypeError,'a Python class cannot inherit a JavaScript class')}\n",
        ),
    ),
    "import": (
        Cut(
            "finding and fetching modules",
            "$B.make_import_paths=",
            "$B.path_importer_cache={}",
            part("imports"),
        ),
        Cut("what finds and fetches, as Python sees it", "$B.$meta_path=", END),
    ),
    # From the middle of the compiler: what compiled Python calls to look a name up.
    "names": (
        Patch(
            "a function around it",
            "function resolve_in_namespace(name,ns)",
            "(function($B){" + part("names") + "function resolve_in_namespace(name,ns)",
        ),
        Patch(
            "its end",
            "$B.own_class_name=function(name,inum){$B.set_inum(inum)\nthrow $B.name_error(name)}\n",
            "$B.own_class_name=function(name,inum){$B.set_inum(inum)\nthrow $B.name_error(name)}\n"
            "})($B);\n",
        ),
    ),
    "modules": (
        Cut(
            "the modules browser and browser.html",
            "var browser={$package:true",
            '$B.UndefinedType=$B.make_builtin_class("UndefinedType")',
        ),
        Cut(
            "the module javascript",
            'var super_class=$B.make_builtin_class("JavascriptSuper")',
            "modules.javascript.UndefinedType.__module__=",
            part("browser") + part("javascript"),
        ),
        Cut(
            "the modules _sys and _warnings",
            "modules['_sys']={",
            "var MAX_CANDIDATE_ITEMS=",
            part("sys"),
        ),
        Cut("the module browser.aio", "var responseType={", "function load(name,module_obj)"),
        Cut(
            "its names",
            "if(!($B.isWebWorker ||$B.isNode)){modules['browser'].html=",
            "_b_.__builtins__=",
        ),
        Cut(
            "the text of builtins.__doc__",
            "var builtins_doc=",
            "$B.imported.builtins=",
            "var builtins_doc=''\n",
        ),
        Cut(
            "how builtins was found, and credits",
            "$B.module_setattr($B.imported.builtins,'__spec__'",
            END,
        ),
    ),
}
