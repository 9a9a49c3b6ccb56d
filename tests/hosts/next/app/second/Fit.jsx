"use client";

import "downhill-figures";

export function Fit() {
  return <downhill-fit seed="42" lr="1e-5" />;
}
