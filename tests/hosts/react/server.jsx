import { readFileSync, writeFileSync } from "node:fs";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./App.jsx";

const notes = renderToString(
  <StrictMode>
    <App />
  </StrictMode>,
);
const page = readFileSync("dist/index.html", "utf8");
writeFileSync("dist/server.html", page.replace("<main></main>", `<main>${notes}</main>`));
