"""A window from which the files given as arguments can be dragged, as from a file browser."""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

title, *files = sys.argv[1:]
uris = [pathlib.Path(name).absolute().as_uri() for name in files]

window = Gtk.Window(title=title)
window.set_keep_above(True)
window.set_default_size(120, 40)
window.move(1140, 840)

handle = Gtk.EventBox()
handle.add(Gtk.Label(label="drag me"))
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris(uris))
handle.connect("drag-end", lambda _widget, _context: print("dropped", flush=True))

window.add(handle)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
