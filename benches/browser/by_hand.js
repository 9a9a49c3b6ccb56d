// The fit's descent as one would write it by hand. Answers with the parameters it arrives at, and
// with the loss before its last step.
function byHand(time, speed, start, lr, steps) {
  const n = time.length;
  let [a, b, c] = start;
  let loss = 0;
  for (let step = 0; step < steps; step++) {
    let [slopeA, slopeB, slopeC] = [0, 0, 0];
    loss = 0;
    for (let i = 0; i < n; i++) {
      const t = time[i];
      const error = a * t * t + b * t + c - speed[i];
      loss += error * error;
      slopeA += 2 * error * t * t;
      slopeB += 2 * error * t;
      slopeC += 2 * error;
    }
    a -= (lr * slopeA) / n;
    b -= (lr * slopeB) / n;
    c -= (lr * slopeC) / n;
  }
  return { params: [a, b, c], loss: loss / n };
}

