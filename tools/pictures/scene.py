"""The scene: how it is rendered, and adding, collecting and moving what is in it."""

from collections.abc import Callable, Iterable

import bpy
from mathutils import Matrix

from tools.pictures.blender import Object

SAMPLES = 14  # enough, once OpenImageDenoise has been over them
THREADS = 2


def new_scene(width: int, height: int) -> None:
    """An empty scene, and how it is to be rendered."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.resolution_x, render.resolution_y = width, height
    render.threads_mode, render.threads = "FIXED", THREADS
    render.image_settings.file_format = "WEBP"
    render.image_settings.color_mode = "RGB"
    cycles.device, cycles.samples, cycles.seed = "CPU", SAMPLES, 1
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.1
    cycles.max_bounces, cycles.diffuse_bounces, cycles.transmission_bounces = 10, 3, 10
    cycles.caustics_refractive = cycles.caustics_reflective = False
    cycles.sample_clamp_indirect = 6
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "Medium High Contrast"
    scene.view_settings.exposure = 0.0
    scene.world = bpy.data.worlds.new("room")
    scene.world.use_nodes = True
    background = scene.world.node_tree.nodes["Background"]
    background.inputs[0].default_value = (1.0, 0.95, 0.88, 1)
    background.inputs[1].default_value = 0.25


def add(data: Object) -> Object:
    """Link new data into the scene."""
    thing = bpy.data.objects.new(data.name, data)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def built(shape: Callable[[], None]) -> list[Object]:
    """The objects that a shape adds to the scene."""
    before = set(bpy.data.objects)
    shape()
    bpy.context.view_layer.update()
    return [thing for thing in bpy.data.objects if thing not in before]


def moved(things: Iterable[Object], matrix: Matrix) -> None:
    """Move things as one."""
    for thing in things:
        thing.matrix_world = matrix @ thing.matrix_world
