"""
Takes the pictures in samples/Quickstart/photos with Blender 3.4 (Debian: apt-get install blender).

    blender --background --factory-startup --python tools/RenderPhotos/render.py -- samples/Quickstart/photos [NAME...]

Names (such as 01-front) choose some of the pictures; without names, all are taken.
The toy is modelled in toy.py; the light and the camera are in studio.py; the pictures are listed below.
"""

import math
import os
import sys

import bpy

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import studio
import toy

# More samples, less grain.
SIZE, SAMPLES, QUALITY = 512, 160, 90

SOFTBOX = [(-45, 5.0, 420, 3.0), (60, 3.5, 160, 4.0)]
WINDOW = [(-80, 3.6, 520, 2.2, (1.0, 0.96, 0.9))]
EVENING = [(70, 2.6, 420, 1.2, (1.0, 0.72, 0.42))]

# name: camera (azimuth, elevation, distance, lens, f), ground (kind, colour, grain), surroundings (name, strength, turn), lamps
PICTURES = {
    "01-front": ((0, 8, 9.0, 85, 4.0), ("backdrop", (0.86, 0.83, 0.78), "plain"), ("studio", 0.6, 0), SOFTBOX),
    "02-three-quarter-left": ((-38, 14, 9.0, 85, 2.8), ("table", (0.42, 0.22, 0.10), "wood"), ("interior", 1.0, 40), WINDOW),
    "03-three-quarter-right": ((40, 10, 9.0, 85, 4.0), ("backdrop", (0.85, 0.42, 0.42), "plain"), ("studio", 0.6, 90), SOFTBOX),
    "04-side": ((86, 8, 9.2, 85, 4.0), ("backdrop", (0.90, 0.68, 0.28), "plain"), ("studio", 0.6, 180), SOFTBOX),
    "05-from-above": ((-20, 40, 9.0, 85, 5.6), ("table", (0.55, 0.58, 0.62), "stone"), ("courtyard", 0.8, 0), WINDOW),
    "06-garden": ((22, 5, 8.8, 85, 1.4), ("table", (0.30, 0.31, 0.28), "stone"), ("forest", 1.1, 120), []),
    "07-back": ((158, 14, 9.2, 85, 4.0), ("backdrop", (0.55, 0.68, 0.82), "plain"), ("studio", 0.6, 30), SOFTBOX),
    "08-close": ((-14, 6, 7.7, 85, 2.8), ("backdrop", (0.16, 0.17, 0.20), "stone"), ("studio", 0.4, 60), SOFTBOX),
    "09-evening": ((-52, 6, 9.0, 85, 1.8), ("table", (0.33, 0.18, 0.10), "wood"), ("sunset", 0.8, 200), EVENING),
    "10-street": ((12, 3, 9.0, 85, 2.0), ("table", (0.20, 0.20, 0.21), "stone"), ("city", 0.7, 150), []),
    "11-back-left": ((-128, 12, 9.2, 85, 4.0), ("backdrop", (0.78, 0.72, 0.88), "plain"), ("studio", 0.6, 140), SOFTBOX),
    "12-slightly-above": ((24, 25, 9.0, 85, 4.0), ("backdrop", (0.60, 0.74, 0.55), "plain"), ("studio", 0.6, 250), SOFTBOX),
}


def take(name, folder):
    view, (kind, colour, grain), around, lamps = PICTURES[name]
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.samples = SAMPLES
    scene.cycles.use_denoising = False  # Debian builds Blender without a denoiser
    scene.cycles.sample_clamp_indirect = 4
    scene.render.resolution_x = scene.render.resolution_y = SIZE
    scene.view_settings.view_transform = "Standard"
    scene.render.image_settings.file_format = "JPEG"
    scene.render.image_settings.quality = QUALITY

    toy.build()
    if kind == "table":
        studio.table(colour, grain)
    else:
        studio.backdrop(colour, grain, math.radians(view[0]))
    studio.surroundings(*around)
    for azimuth, *rest in lamps:
        studio.lamp(azimuth + view[0], *rest)
    studio.camera(*view)

    scene.render.filepath = os.path.join(folder, name + ".jpg")
    bpy.ops.render.render(write_still=True)


if __name__ == "__main__":
    folder, *names = sys.argv[sys.argv.index("--") + 1:]
    for name in names or PICTURES:
        take(name, os.path.abspath(folder))
