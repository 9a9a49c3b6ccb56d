// Written by the case `the_place_of_a_figure_is_as_high_as_the_figure` of tests/e2e/places.rs.

// The rules that keep the place of a figure that shows all of its parts.
export const PLACES = {
autograd: `
  @container (width >= 280px) { .place { min-block-size: calc(1359px + -58.62cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1169px + 0.00cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(1397px + -62.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1147px + 0.00cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(1784px + -152.63cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1156px + -14.47cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(1078px + 0.00cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1078px + 0.00cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(610px + 0.00cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(610px + 0.00cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(610px + 0.00cqi) } }
`,
curve: `
  @container (width >= 280px) { .place { min-block-size: calc(884px + 34.48cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1595px + -179.31cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(659px + 82.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1240px + -70.27cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(825px + 31.58cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(580px + 61.84cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(579px + 62.03cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(951px + 1.23cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(1226px + -71.96cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(828px + -25.32cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(1021px + -47.50cqi) } }
`,
digits: `
  @container (width >= 280px) { .place { min-block-size: calc(1390px + -37.93cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1392px + -34.48cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(709px + 162.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1154px + 51.35cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(2992px + -360.53cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(723px + 107.89cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(912px + 70.89cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(915px + 70.37cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(438px + 39.25cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(195px + 69.62cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(446px + 41.25cqi) } }
`,
fit: `
  @container (width >= 280px) { .place { min-block-size: calc(1295px + 82.76cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1114px + 141.38cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(1504px + 31.43cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1300px + 86.49cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(1748px + -18.42cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1253px + 50.00cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(963px + 105.06cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1333px + 44.44cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(887px + 0.00cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(887px + 0.00cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(1136px + -26.25cqi) } }
`,
landscape: `
  @container (width >= 280px) { .place { min-block-size: calc(1198px + -41.38cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1023px + 13.79cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(1597px + -142.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(705px + 83.78cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(714px + 81.58cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1146px + -9.21cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(1265px + -27.85cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1242px + -24.69cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(762px + -14.95cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(163px + 58.23cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(737px + -5.00cqi) } }
`,
};
