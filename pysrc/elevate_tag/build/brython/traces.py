"""What Brython would leave on the page's own objects, by section: kept in tables of ours instead.

Not all of it is for cleanliness. Another Brython on the page marks objects under the same names,
and would take our marks for its own.
"""

from elevate_tag.build.brython.parts import part
from elevate_tag.build.patch import Change, Cut, Patch, Sweep

TRACES: dict[str, tuple[Change, ...]] = {
    "core": (
        Patch(
            "elements have classes of browser.html, which is not here",
            "if(obj.tagName){var res=$B.module_getattr($B.imported['browser.html'],obj.tagName)\n"
            "return res===$B.NULL ? $B.DOMNode :res}\n",
            "",
            times=2,
        ),
        Patch(
            "hashes",
            "var hash=self.__hashvalue__\nif(hash !==undefined){return hash}\n"
            "return self.__hashvalue__=$B.$py_next_hash--",
            "let hash=hashes.get(self)\n"
            "if(hash===undefined){hashes.set(self,hash=$B.$py_next_hash--)}\nreturn hash",
        ),
        Patch(
            "where hashes are kept",
            "_b_.object.tp_hash=",
            "const hashes=new WeakMap()\n_b_.object.tp_hash=",
        ),
    ),
    "builtins": (
        Patch(
            "identities",
            "if(obj[$B.ID]!==undefined){return obj[$B.ID]}\nvar t=typeof obj\n",
            "var t=typeof obj\nif(ids.has(obj)){return ids.get(obj)}\n",
        ),
        Patch(
            "where identities are kept",
            "return obj[$B.ID]=$B.UUID()}\n",
            "ids.set(obj,$B.UUID())\nreturn ids.get(obj)}\nconst ids=new WeakMap()\n",
        ),
    ),
    "values": (
        Patch(
            "RegExp.escape, which stock Brython adds to browsers that lack it",
            "RegExp.escape(sep)",
            r"sep.replace(/[/\-\\^$*+?.()|[\]{}]/g,'\\$&')",
        ),
        Patch(
            "the page's functions remember their wrapper",
            "const PYOBJFCT=Symbol('PYOBJFCT')\nconst PYOBJFCTS=Symbol('PYOBJFCTS')\n",
            "const wrappers=new WeakMap(),bound_wrappers=new WeakMap()\n",
        ),
        Patch("read a wrapper", "jsobj[PYOBJFCT]\n", "wrappers.get(jsobj)\n"),
        Patch("read bound wrappers", "=_this[PYOBJFCTS]\n", "=bound_wrappers.get(_this)\n"),
        Patch(
            "begin bound wrappers",
            "try{\n_this[PYOBJFCTS]=new Map()}catch(err){}",
            "bound_wrappers.set(_this,new WeakMap())",
        ),
        Patch("keep a wrapper", "jsobj[PYOBJFCT]=res", "wrappers.set(jsobj,res)"),
        Patch(
            "keep a bound wrapper",
            "else if(_this[PYOBJFCTS]!==undefined){_this[PYOBJFCTS].set(jsobj,res)}",
            "else{bound_wrappers.get(_this).set(jsobj,res)}",
        ),
        Patch(
            "functions point to themselves",
            "if(! js_attr.$infos && ! js_attr.$function_infos){js_attr.$js_func=js_attr}\n",
            "",
            times=2,
        ),
        Patch(
            "elements point to themselves",
            "PYOBJ_MAP.set(jsobj,res)\nres[JSOBJ]=jsobj\nreturn res}\nreturn jsobj}",
            "return res}\nreturn jsobj}",
        ),
        Patch(
            "a collection keeps its iterator",
            "tp_iter=function(self){self.it=self[Symbol.iterator]()\nreturn self}",
            "tp_iter=function(self){return js_array_iterator.$factory(self)}",
        ),
        Cut(
            "an element counts its children",
            "DOMNode.tp_iternext=function(self){self.$counter++",
            "DOMNode.tp_repr=",
        ),
        Patch(
            "elements' lists of listeners, made", "self.$events=self.$events ||{}\n", "", times=2
        ),
        Sweep("and used", r"self\.\$events\b", "$B.listeners_of(self)", 14),
        Patch(
            "other objects' lists of listeners, made",
            "Object.defineProperty(_self,'$brython_events',"
            "{value:_self.$brython_events ||{},writable:true}\n)\n",
            "",
        ),
        Sweep("and used", r"_self\.\$brython_events\b", "$B.listeners_of(_self)", 12),
    ),
    "setup": (
        # The same in each build and in the program compiled ahead.
        Patch("the word in names of lambdas", "Math.random().toString(36).substr(2,8)", "'i'"),
    ),
    "modules": (
        Patch(
            "print, which may say what it is told to",
            "console[self.out](s)\nif(s.includes('__spec__')){console.log(Error('trace').stack)}",
            "globalThis.console[self.out](s)",
        ),
    ),
    "finish types": (Patch("an alert", "alert()", ""),),
}

ERRORS: dict[str, tuple[Change, ...]] = {
    "values": (
        Cut("printing errors", "$B.show_error=function(err)", "})(__BRYTHON__);", part("errors")),
        Patch(
            "a Python exception that went through JavaScript",
            "$B.exception=function(js_exc){\n",
            "$B.exception=function(js_exc){js_exc=$B.python_error(js_exc)\n",
        ),
        Patch(
            "None is JavaScript's null",
            "return undefined\ncase null:\nreturn null}\nlet _jsobj=pyobj[JSOBJ]",
            "return undefined\ncase _b_.None:\ncase null:\nreturn null}\nlet _jsobj=pyobj[JSOBJ]",
        ),
    ),
}
