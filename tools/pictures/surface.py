"""Makes a material: `Surface`, short ways to wire Blender's shader nodes.

The materials themselves are in materials.py, or beside the one kind of product that wears them.
"""

import bpy

from tools.pictures.blender import Node, Point, Socket, Value


class Surface:
    """A material under construction: the principled shader and short ways to feed it."""

    def __init__(self, **inputs: Value) -> None:
        self.material = bpy.data.materials.new("surface")
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.output = self.tree.nodes["Material Output"]
        self.place = self.node("ShaderNodeTexCoord").outputs["Object"]
        for name, value in inputs.items():
            self.set(name.replace("_", " ").title().replace("Ior", "IOR"), value)

    def node(self, kind: str, **inputs: Value) -> Node:
        """A new node; inputs are linked when they are sockets and set when they are values."""
        node = self.tree.nodes.new(kind)
        for name, value in inputs.items():
            self.feed(node.inputs[name.replace("_", " ")], value)
        return node

    def set(self, name: str, value: Value) -> None:
        """Set or link one input of the principled shader."""
        self.feed(self.shader.inputs[name], value)

    def feed(self, socket: Socket, value: Value) -> None:
        """Link a socket, or set a number or a colour."""
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        elif isinstance(value, tuple) and socket.type == "RGBA":
            socket.default_value = (*value, 1.0)
        else:
            socket.default_value = value

    def noise(
        self, scale: float, stretch: Point = (1, 1, 1), detail: float = 3, distortion: float = 0
    ) -> Socket:
        """Noise from 0 to 1, `scale` spots a centimetre, finer along the axes with more stretch."""
        place = self.node("ShaderNodeMapping", Vector=self.place, Scale=tuple(stretch))
        noise = self.node(
            "ShaderNodeTexNoise",
            Vector=place.outputs[0],
            Scale=scale,
            Detail=detail,
            Distortion=distortion,
        )
        return noise.outputs["Fac"]

    def span(self, value: Socket, low: float, high: float, to: Point = (0, 1)) -> Socket:
        """The value mapped from low..high to the range `to`, clamped."""
        node = self.node("ShaderNodeMapRange", Value=value)
        for name, number in zip(
            ("From Min", "From Max", "To Min", "To Max"), (low, high, *to), strict=True
        ):
            node.inputs[name].default_value = number
        return node.outputs[0]

    def mix(self, factor: Socket, first: Value, second: Value) -> Socket:
        """A colour between the first (factor 0) and the second (factor 1)."""
        node = self.tree.nodes.new("ShaderNodeMixRGB")
        for socket, value in zip(node.inputs, (factor, first, second), strict=True):
            self.feed(socket, value)
        return node.outputs[0]

    def sum(self, operation: str, *values: Value) -> Socket:
        """The result of one of Blender's math operations."""
        node = self.tree.nodes.new("ShaderNodeMath")
        node.operation = operation
        for socket, value in zip(node.inputs, values, strict=False):
            self.feed(socket, value)
        return node.outputs[0]

    def bump(self, height: Socket, strength: float, distance: float = 0.05) -> None:
        """Let the height roughen the surface."""
        node = self.node("ShaderNodeBump", Height=height, Strength=strength, Distance=distance)
        self.set("Normal", node.outputs[0])

    def height(self) -> Socket:
        """The z coordinate, in centimetres."""
        return self.node("ShaderNodeSeparateXYZ", Vector=self.place).outputs["Z"]
