// A compressor makes less of WebAssembly when like stands beside like. So `cargo xtask build` takes the
// code apart into strands (`xtask/src/strands.rs`), and here they are woven back together.

// What loads and stores are aligned to, as powers of two, from `i32.load`, 0x28, to `i64.store32`, 0x3e.
const ALIGNED = [..."23230011001122232301012"].map(Number);

// How many numbers stand behind an operator among the operators; one that is not listed has none.
const NUMBERS = new Uint8Array(256);
for (const operator of [2, 3, 4, 12, 13, 16, 35, 36, 63, 64, 66]) NUMBERS[operator] = 1;
NUMBERS[17] = 2;

// The one module that others import from is called `a`.
const MODULE = 97;

// The bytes of a length that is filled in later.
const PLACE = 5;

// The module in a file, which is an empty one with the strands as its only section, a custom one. While
// one works on the page a file is the module.
export function woven(file) {
  if (file[8] !== 0) return file;
  let from = 9;
  const number = () => {
    let value = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) value |= ((byte = file[from++]) & 127) << shift;
    return value;
  };
  number();
  from += " strands".length;
  const module = new Uint8Array(number());
  const [imports, exports, functions] = [number(), number(), number()];
  const lengths = Array.from({ length: 15 }, number);
  const strands = lengths.map((length) => file.subarray(from, (from += length)));
  const [beforeImports, imported, importedNumbers, types, beforeExports, exported, exportedNumbers] = strands;
  const [beforeCode, operators, declarations, locals, offsets, constants, floats, tail] = strands.slice(7);

  let to = 0;
  const put = (bytes) => {
    module.set(bytes, to);
    to += bytes.length;
  };
  const fill = (place, value) => {
    for (let k = 0; k < PLACE; k++) module[place + k] = ((value >>> (7 * k)) & 127) | (k < PLACE - 1 ? 128 : 0);
  };

  // What one part has from another has its number for a name; here is how far it is from the one before.
  const names = (count, named, numbers, write) => {
    const start = (to += PLACE);
    fill(to, count);
    to += PLACE;
    put(named);
    for (let n = 0, number = 0; n < numbers.length; ) {
      do number += numbers[n];
      while (numbers[n++] === 255);
      const name = new TextEncoder().encode(number);
      write([name.length, ...name, 0], number);
    }
    fill(start - PLACE, to - start);
  };

  put(beforeImports);
  let t = 0;
  names(imports, imported, importedNumbers, (name) => {
    put([1, MODULE, ...name]);
    while ((module[to++] = types[t++]) > 127);
  });
  put(beforeExports);
  names(exports, exported, exportedNumbers, (name, number) => {
    put(name);
    fill(to, number);
    to += PLACE;
  });
  put(beforeCode);
  const code = (to += PLACE);
  fill(to, functions);
  to += PLACE;
  let [o, d, l, a, c, f] = [0, 0, 0, 0, 0, 0];
  for (let count = functions; count--; ) {
    const start = (to += PLACE);
    for (let kinds = (module[to++] = declarations[d++]); kinds--; module[to++] = declarations[d++]) {
      while ((module[to++] = declarations[d++]) > 127);
    }
    for (let depth = 1; depth; ) {
      const operator = (module[to++] = operators[o++]);
      if (operator > 1 && operator < 5) depth++;
      if (operator === 11) depth--;
      if (operator > 31 && operator < 35) {
        while ((module[to++] = locals[l++]) > 127);
      } else if (operator > 39 && operator < 63) {
        module[to++] = ALIGNED[operator - 40];
        while ((module[to++] = offsets[a++]) > 127);
      } else if (operator === 65) {
        // What takes more than a byte is elsewhere, with a mark here.
        const short = (module[to++] = operators[o++]);
        if (short > 127) for (to--; (module[to++] = constants[c++]) > 127; );
      } else if (operator === 67 || operator === 68) {
        for (let bytes = operator === 67 ? 4 : 8; bytes--; ) module[to++] = floats[f++];
      } else if (operator === 14 || operator > 251) {
        for (let bytes = operators[o++]; bytes--; ) module[to++] = operators[o++];
      } else {
        for (let numbers = NUMBERS[operator]; numbers--; ) while ((module[to++] = operators[o++]) > 127);
      }
    }
    fill(start - PLACE, to - start);
  }
  fill(code - PLACE, to - code);
  put(tail);
  return module;
}
