import { useState } from "react";
import "downhill-figures";

export function Notes() {
  const [lr, setLr] = useState(0.2);
  const [x, setX] = useState(-1.5);
  return (
    <>
      <downhill-curve f="x**2" start="-1.5" lr={lr} ondownhill-change={({ detail }) => setX(detail.x)} />
      <p>The point is at {x.toFixed(2)}.</p>
      <button onClick={() => setLr(lr / 2)}>Half the learning rate</button>
    </>
  );
}
