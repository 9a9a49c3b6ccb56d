"use client";

import { useState } from "react";
import "downhill-figures";

export function Notes() {
  const [lr, setLr] = useState(0.2);
  const [x, setX] = useState(-1.5);
  const hear = (figure) => {
    const change = ({ detail }) => setX(detail.x);
    figure.addEventListener("downhill-change", change);
    return () => figure.removeEventListener("downhill-change", change);
  };
  return (
    <>
      <downhill-curve f="x**2" start="-1.5" lr={lr} ref={hear} />
      <p>The point is at {x.toFixed(2)}.</p>
      <button onClick={() => setLr(lr / 2)}>Half the learning rate</button>
    </>
  );
}
