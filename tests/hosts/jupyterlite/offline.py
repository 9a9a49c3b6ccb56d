"""Gives a site of JupyterLite its own Python, so that its pages ask no other server.

Takes Pyodide from the npm package in node_modules, and from PyPI the wheels that wheels.txt names.
"""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

PYODIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]

out = Path("static/pyodide")
out.mkdir(parents=True)
npm = Path("node_modules/pyodide")
for name in PYODIDE:
    shutil.copy(npm / name, out)
lock = json.loads((npm / "pyodide-lock.json").read_text())

# Wheels that run anywhere, for the Python of the pages, which is not the one that runs this.
version = ".".join(lock["info"]["python"].split(".")[:2])
anywhere = ["--only-binary=:all:", "--implementation=py", "--abi=none", "--platform=any"]
download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"--python-version={version}"]
subprocess.run([*download, *anywhere, f"--dest={out}", "--requirement=wheels.txt"], check=True)

# Those in Pyodide's own list are of other versions, and stand on another server.
lock["packages"] = {}
for wheel in sorted(out.glob("*.whl")):
    name, number, *_ = wheel.name.split("-")
    name = name.lower().replace("_", "-")
    lock["packages"][name] = {
        "name": name,
        "version": number,
        "file_name": wheel.name,
        "sha256": sha256(wheel.read_bytes()).hexdigest(),
        "install_dir": "site",
        "package_type": "package",
        "imports": [],
        "depends": [],
    }
(out / "pyodide-lock.json").write_text(json.dumps(lock))

# All of them are loaded as the kernel starts.
kernel = {
    "pyodideUrl": "./static/pyodide/pyodide.mjs",
    "loadPyodideOptions": {"packages": [*lock["packages"]]},
    "disablePyPIFallback": True,
}
settings = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "exposeAppInBrowser": True,
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    },
}
Path("jupyter-lite.json").write_text(json.dumps(settings))
