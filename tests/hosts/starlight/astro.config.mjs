import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";

export default defineConfig({
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: "Notes",
      head: [{ tag: "script", attrs: { type: "module", src: "/downhill/downhill.js" } }],
    }),
  ],
});
