// Runs in a page before its own scripts. Keeps a promise of when its first figure answers, in
// milliseconds from the start of the navigation: it is there, a step has changed its state, and the
// browser has painted that. The page's own way of starting a figure is left alone, so this only looks,
// once a frame.
{
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const afterPaint = () =>
    new Promise((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = next;
      requestAnimationFrame(() => port2.postMessage(0));
    });

  globalThis.downhillFirst = (async () => {
    let figure;
    while (!(figure = document.querySelector("downhill-curve, canvas"))?.state) await frame();
    await figure.ready;
    const { x } = figure.state;
    figure.step();
    await afterPaint();
    const answered = performance.now();
    return { answered, moved: figure.state.x !== x };
  })();
}
