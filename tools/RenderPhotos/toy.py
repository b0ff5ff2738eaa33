"""The subject of the quick-start photographs: Pip, a one-eyed vinyl toy, modelled in code."""

import math

import bpy
from mathutils import Vector


def vinyl(name, colour, roughness=0.28):
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Clearcoat"].default_value = 0.35
    shader.inputs["Clearcoat Roughness"].default_value = 0.12
    return material


def ball(material, centre, radii, turn=(0, 0, 0)):
    bpy.ops.mesh.primitive_uv_sphere_add(segments=96, ring_count=64, location=centre, rotation=turn)
    part = bpy.context.object
    part.scale = radii
    bpy.ops.object.shade_smooth()
    part.data.materials.append(material)
    return part


def body_radius(height):
    """A pear: wide hips, narrower head, round at both ends. Height goes from 0 to 1."""
    end = math.sqrt(max(0.0, 1 - (2 * height - 1) ** 2))
    return end * (1.06 - 0.30 * height)


def body(skin, trousers, belt):
    bpy.ops.mesh.primitive_uv_sphere_add(segments=128, ring_count=160, location=(0, 0, 0))
    part = bpy.context.object
    for vertex in part.data.vertices:
        height = (vertex.co.z + 1) / 2
        angle = math.atan2(vertex.co.y, vertex.co.x)
        radius = body_radius(height)
        vertex.co = Vector((math.cos(angle) * radius, math.sin(angle) * radius * 0.92, 0.22 + height * 2.3))
    for material in (skin, trousers, belt):
        part.data.materials.append(material)
    for face in part.data.polygons:
        z = face.center.z
        face.material_index = 1 if z < 0.86 else 2 if z < 0.98 else 0
    bpy.ops.object.shade_smooth()
    return part


def horn(material, base, lean, length=0.62, width=0.2, bend=0.25):
    """A tapering tube that curves outwards and ends round."""
    curve = bpy.data.curves.new("horn", "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = 1
    curve.bevel_resolution = 12
    curve.use_fill_caps = True
    spline = curve.splines.new("POLY")
    steps = 24
    spline.points.add(steps)
    lean = Vector(lean)
    for i, point in enumerate(spline.points):
        t = i / steps
        place = Vector(base) + lean * (length * t) + Vector((lean.x, lean.y, 0)) * (-bend * t * t) + Vector((0, 0, bend * t * t))
        point.co = (*place, 1)
        point.radius = width * math.sqrt(max(0.0, 1 - t ** 2.2)) + 0.001
    part = bpy.data.objects.new("horn", curve)
    part.data.materials.append(material)
    bpy.context.collection.objects.link(part)
    return part


def smile(material):
    curve = bpy.data.curves.new("smile", "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = 0.028
    curve.bevel_resolution = 8
    curve.use_fill_caps = True
    spline = curve.splines.new("POLY")
    steps = 30
    spline.points.add(steps)
    for i, point in enumerate(spline.points):
        x = -0.34 + 0.68 * i / steps
        z = 1.12 + 0.9 * x * x
        radius = body_radius((z - 0.22) / 2.3)
        y = -0.92 * math.sqrt(max(0.0, radius * radius - x * x)) - 0.004
        point.co = (x, y, z, 1)
    part = bpy.data.objects.new("smile", curve)
    part.data.materials.append(material)
    bpy.context.collection.objects.link(part)


def build():
    """Puts Pip on the origin, looking along -Y, about 3 units tall."""
    teal = vinyl("teal", (0.005, 0.42, 0.40))
    violet = vinyl("violet", (0.13, 0.03, 0.42))
    orange = vinyl("orange", (1.0, 0.22, 0.02))
    yellow = vinyl("yellow", (1.0, 0.62, 0.02))
    white = vinyl("white", (0.9, 0.9, 0.88), roughness=0.12)
    black = vinyl("black", (0.006, 0.006, 0.01), roughness=0.08)

    body(teal, violet, yellow)

    # The eye: an orange rim, a white ball, a dark pupil and its glint.
    eye = Vector((0, -0.60, 1.74))
    ball(orange, eye + Vector((0, -0.02, 0)), (0.50, 0.20, 0.50), (math.radians(-12), 0, 0))
    ball(white, eye + Vector((0, -0.08, 0.012)), (0.425, 0.26, 0.425), (math.radians(-12), 0, 0))
    ball(black, eye + Vector((0, -0.27, 0.05)), (0.21, 0.10, 0.21), (math.radians(-12), 0, 0))
    ball(white, eye + Vector((0.075, -0.36, 0.14)), (0.052, 0.03, 0.052))
    smile(black)
    ball(white, (0.12, -0.86, 1.085), (0.055, 0.03, 0.075))

    for side in (-1, 1):
        horn(orange, (side * 0.36, 0, 2.22), (side * 0.75, 0, 0.66), length=0.72, width=0.21, bend=0.36)
        ball(teal, (side * 0.98, -0.12, 1.02), (0.17, 0.19, 0.40), (0, math.radians(-side * 28), 0))
        ball(orange, (side * 0.46, -0.22, 0.17), (0.37, 0.50, 0.20))

    # A crest of spikes down the back, and a short tail, so that the toy reads from behind.
    for z, size in ((2.38, 0.13), (1.98, 0.17), (1.52, 0.19)):
        radius = body_radius((z - 0.22) / 2.3) * 0.92
        horn(yellow, (0, radius - 0.10, z), (0, 0.8, 0.45), length=0.42, width=size, bend=0.02)
    horn(teal, (0, 0.42, 0.60), (0, 0.9, 0.3), length=1.08, width=0.25, bend=0.22)
    ball(orange, (0, 1.22, 1.08), (0.19, 0.19, 0.19))
