project = "Notes"
extensions = ["myst_parser"]
html_static_path = ["_static"]
html_js_files = [("downhill/downhill.js", {"type": "module"})]
