// Written by the case `the_place_of_a_figure_is_as_high_as_the_figure` of tests/e2e/places.rs.

// The rules that keep the place of a figure that shows all of its parts.
export const PLACES = {
autograd: `
  @container (width >= 280px) { .place { min-block-size: calc(1253px + 0.00cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1231px + 0.00cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(1623px + -114.29cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1415px + -59.46cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(1169px + 0.00cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1349px + -35.53cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(1142px + 0.00cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1104px + 0.00cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(695px + 0.00cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(758px + -7.59cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(689px + 0.00cqi) } }
`,
curve: `
  @container (width >= 280px) { .place { min-block-size: calc(1015px + 17.24cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(2126px + -317.24cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(697px + 82.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(897px + 29.73cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(661px + 86.84cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1031px + -14.47cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(610px + 63.29cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(611px + 62.96cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(1310px + -71.96cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(1327px + -77.22cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(632px + 0.00cqi) } }
`,
digits: `
  @container (width >= 280px) { .place { min-block-size: calc(1610px + -37.93cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(2048px + -182.76cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(853px + 162.86cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1289px + 54.05cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(1036px + 110.53cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(861px + 122.37cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(1054px + 84.81cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1217px + 58.02cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(338px + 67.29cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(234px + 78.48cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(464px + 52.50cqi) } }
`,
fit: `
  @container (width >= 280px) { .place { min-block-size: calc(2704px + -131.03cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(2175px + 41.38cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(2034px + 85.71cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(3492px + -283.78cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(2759px + -121.05cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(2327px + -53.95cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(1620px + 79.75cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1467px + 104.94cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(1516px + -27.10cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(1294px + 0.00cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(3100px + -197.50cqi) } }
`,
landscape: `
  @container (width >= 280px) { .place { min-block-size: calc(1953px + -217.24cqi) } }
  @container (width >= 310px) { .place { min-block-size: calc(1235px + 13.79cqi) } }
  @container (width >= 340px) { .place { min-block-size: calc(1529px + -60.00cqi) } }
  @container (width >= 376px) { .place { min-block-size: calc(1235px + 10.81cqi) } }
  @container (width >= 414px) { .place { min-block-size: calc(1370px + -23.68cqi) } }
  @container (width >= 453px) { .place { min-block-size: calc(1166px + 28.95cqi) } }
  @container (width >= 530px) { .place { min-block-size: calc(991px + 64.56cqi) } }
  @container (width >= 610px) { .place { min-block-size: calc(1386px + 1.23cqi) } }
  @container (width >= 692px) { .place { min-block-size: calc(978px + -18.69cqi) } }
  @container (width >= 800px) { .place { min-block-size: calc(1368px + -63.29cqi) } }
  @container (width >= 880px) { .place { min-block-size: calc(775px + 0.00cqi) } }
`,
};
