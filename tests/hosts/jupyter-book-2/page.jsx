// Shows the page that Jupyter Book has made: widgets by the theme's own renderer, frames in the
// theme's shape, five to three.
import React from "react";
import { createRoot } from "react-dom/client";
import { ANY_RENDERERS } from "@myst-theme/anywidget";

const AnyWidget = ANY_RENDERERS.anywidget;
const RENDERERS = {
  anywidget: (node) => <AnyWidget key={node.key} node={{ ...node, esm: `/_build/site/public${node.esm}` }} />,
  iframe: (node) => <iframe key={node.key} src={node.src} width="100%" style={{ aspectRatio: "5 / 3" }} />,
};
const shown = (node) => RENDERERS[node.type]?.(node) ?? node.children?.map(shown);

const response = await fetch("_build/site/content/index.json");
const { frontmatter, mdast } = await response.json();
createRoot(document.querySelector("main")).render([<h1 key="title">{frontmatter.title}</h1>, shown(mdast)]);
