import { useState } from "react";

export function Both() {
  const [x, setX] = useState<number | undefined>(0.5);
  return (
    <>
      <downhill-curve value={x} onInput={(event) => setX(event.currentTarget.value)} />
      <p>The value is {x?.toFixed(2)}.</p>
      <button onClick={() => setX(1)}>Back to 1</button>
    </>
  );
}

// @ts-expect-error The accuracy is read and not set.
export const wrong = <downhill-digits value={0.99} />;
