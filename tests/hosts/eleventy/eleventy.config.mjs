export default function (config) {
  config.addPassthroughCopy("downhill");
  config.ignores.add("downhill/**");
}
