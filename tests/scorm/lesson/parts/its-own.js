document.body.append(document.createElement("downhill-curve"));
