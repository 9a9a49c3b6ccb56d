import type {} from "downhill-figures/react";
import { Both } from "./Both.tsx";

export function Second() {
  return (
    <>
      <h1>Regression</h1>
      <downhill-fit seed={42} lr="1e-5" ondownhill-change={({ detail }) => console.log(detail.losses.length)} />
      <Both />
      <p>
        <a href="#">Back</a>
      </p>
    </>
  );
}
