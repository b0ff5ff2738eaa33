"""Where the pictures are taken: a surface, a light around it, and a camera."""

import math
import os

import bpy
from mathutils import Vector

AIM = Vector((0, 0, 1.45))


def _surface_material(colour, grain):
    material = bpy.data.materials.new("surface")
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    shader = nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = 0.62
    if grain == "plain":
        return material

    place = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    ramp = nodes.new("ShaderNodeValToRGB")
    noise = nodes.new("ShaderNodeTexNoise")
    noise.inputs["Detail"].default_value = 8
    links.new(place.outputs["Object"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], noise.inputs["Vector"])
    links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    if grain == "wood":
        mapping.inputs["Scale"].default_value = (0.35, 6.0, 1)
        noise.inputs["Scale"].default_value = 1.4
        noise.inputs["Distortion"].default_value = 0.6
        dark, shader.inputs["Roughness"].default_value = 0.45, 0.4
    else:
        mapping.inputs["Scale"].default_value = (1, 1, 1)
        noise.inputs["Scale"].default_value = 1.1
        dark = 0.72
    ramp.color_ramp.elements[0].position = 0.32
    ramp.color_ramp.elements[1].position = 0.68
    ramp.color_ramp.elements[0].color = (*(c * dark for c in colour), 1)
    ramp.color_ramp.elements[1].color = (*colour, 1)
    return material


def table(colour, grain):
    bpy.ops.mesh.primitive_plane_add(size=14)
    bpy.context.object.data.materials.append(_surface_material(colour, grain))


def backdrop(colour, grain, towards):
    """A floor that bends up into a wall behind the subject, seen from the direction `towards`."""
    profile = [(-14.0, 0.0), (3.2, 0.0)]
    profile += [(3.2 + 2.6 * math.sin(a), 2.6 - 2.6 * math.cos(a)) for a in (math.pi / 2 * i / 24 for i in range(1, 25))]
    profile += [(5.8, 16.0)]
    verts = [(x, y, z) for y, z in profile for x in (-22.0, 22.0)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(profile) - 1)]
    mesh = bpy.data.meshes.new("backdrop")
    mesh.from_pydata(verts, [], faces)
    part = bpy.data.objects.new("backdrop", mesh)
    part.rotation_euler = (0, 0, towards)
    bpy.context.collection.objects.link(part)
    for face in mesh.polygons:
        face.use_smooth = True
    mesh.materials.append(_surface_material(colour, grain))


def surroundings(name, strength, turn):
    """One of the CC0 environments that come with Blender."""
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    folder = os.path.join(bpy.utils.system_resource("DATAFILES"), "studiolights", "world")
    picture = nodes.new("ShaderNodeTexEnvironment")
    picture.image = bpy.data.images.load(os.path.join(folder, name + ".exr"))
    place = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Rotation"].default_value = (0, 0, math.radians(turn))
    links.new(place.outputs["Generated"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], picture.inputs["Vector"])
    links.new(picture.outputs["Color"], nodes["Background"].inputs["Color"])
    nodes["Background"].inputs["Strength"].default_value = strength


def lamp(azimuth, height, power, size, colour=(1, 1, 1)):
    """A soft box, `azimuth` degrees round from the camera."""
    light = bpy.data.lights.new("lamp", "AREA")
    light.energy, light.size, light.color = power, size, colour
    part = bpy.data.objects.new("lamp", light)
    angle = math.radians(azimuth)
    part.location = (5.5 * math.sin(angle), -5.5 * math.cos(angle), height)
    part.rotation_euler = (AIM - part.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.collection.objects.link(part)


def camera(azimuth, elevation, distance, lens, f_number, roll=0.0, aim=(0.0, 0.0)):
    lens_data = bpy.data.cameras.new("camera")
    lens_data.lens = lens
    lens_data.dof.use_dof = True
    lens_data.dof.aperture_fstop = f_number
    lens_data.dof.focus_distance = distance - 0.7
    part = bpy.data.objects.new("camera", lens_data)
    around, up = math.radians(azimuth), math.radians(elevation)
    part.location = AIM + distance * Vector((math.sin(around) * math.cos(up), -math.cos(around) * math.cos(up), math.sin(up)))
    target = AIM + Vector((aim[0] * math.cos(around), aim[0] * math.sin(around), aim[1]))
    look = (target - part.location).to_track_quat("-Z", "Y")
    part.rotation_euler = look.to_euler()
    part.rotation_euler.rotate_axis("Z", math.radians(roll))
    bpy.context.collection.objects.link(part)
    bpy.context.scene.camera = part
