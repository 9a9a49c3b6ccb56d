export default {
  title: "Notes",
  url: "https://example.org",
  baseUrl: "/",
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  scripts: [{ src: "/downhill/downhill.js", type: "module" }],
};
