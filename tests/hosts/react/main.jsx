import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App.jsx";

const main = document.querySelector("main");
const app = (
  <StrictMode>
    <App />
  </StrictMode>
);
// A page that a server has made has the notes in it already.
if (main.hasChildNodes()) hydrateRoot(main, app);
else createRoot(main).render(app);
