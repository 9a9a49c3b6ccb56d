export default {
  title: "Notes",
  head: [["script", { type: "module", src: "/downhill/downhill.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("downhill-") } } },
};
