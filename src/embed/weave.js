// A compressor makes less of WebAssembly when like stands beside like. So `cargo xtask build` takes its
// parts into strands (`xtask/src/strands`), and here they are woven back together.

// What loads and stores are aligned to, as powers of two, from `i32.load`, 0x28, to `i64.store32`, 0x3e.
const ALIGNED = [..."23230011001122232301012"].map(Number);

// How many numbers stand behind an operator among the operators; one that is not listed has none.
const NUMBERS = new Uint8Array(256);
for (const operator of [2, 3, 4, 12, 13, 16, 35, 36, 63, 64, 66]) NUMBERS[operator] = 1;
NUMBERS[17] = 2;

// The one module that others import from is called `a`.
const MODULE = 97;

// The bytes of a number that is filled in later, and a number of so many bytes.
const PLACE = 5;
const padded = (value) => Array.from({ length: PLACE }, (_, k) => ((value >>> (7 * k)) & 127) | (k < PLACE - 1 ? 128 : 0));

// Reads a number at `bytes.at`.
function number(bytes) {
  let [value, shift, byte] = [0, 0, 128];
  for (; byte > 127; shift += 7) value |= ((byte = bytes[bytes.at++]) & 127) << shift;
  return value;
}

// The module in a file, which is an empty one with the strands as its only section, a custom one. While
// one works on the page a file is the module.
export function woven(file) {
  if (file[8] !== 0) return file;
  file.at = 9;
  number(file);
  file.at += " strands".length;
  const module = new Uint8Array(number(file));
  const [imports, exports, functions, segments, mark] = Array.from({ length: 5 }, () => number(file));
  const lengths = Array.from({ length: 17 }, () => number(file));
  const left = file.length - file.at - lengths.reduce((sum, length) => sum + length, 0);
  if (left !== 0) throw new Error("its WebAssembly is cut off");
  const strands = lengths.map((length) => Object.assign(file.subarray(file.at, (file.at += length)), { at: 0 }));
  const [beforeImports, imported, importedNumbers, types, beforeExports, exported, exportedNumbers] = strands;
  const [beforeCode, operators, declarations, locals, offsets, constants, floats, ways, data, tail] = strands.slice(7);

  let to = 0;
  const put = (bytes) => {
    module.set(bytes, to);
    to += bytes.length;
  };
  const sized = (write) => {
    const start = (to += PLACE);
    write();
    module.set(padded(to - start), start - PLACE);
  };

  // What one part has from another has its number for a name; here is how far it is from the one before.
  const names = (count, named, numbers, write) => {
    put(padded(count));
    put(named);
    for (let last = 0; numbers.at < numbers.length; ) {
      const name = new TextEncoder().encode((last += number(numbers)));
      write([name.length, ...name, 0], last);
    }
  };

  const bodies = () => {
    put(padded(functions));
    // The next place in each strand.
    let [o, d, l, a, c, f] = [0, 0, 0, 0, 0, 0];
    for (let count = functions; count--; ) {
      const start = (to += PLACE);
      for (let kinds = (module[to++] = declarations[d++]); kinds--; module[to++] = declarations[d++]) {
        while ((module[to++] = declarations[d++]) > 127);
      }
      for (let depth = 1; depth && o < operators.length; ) {
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
      module.set(padded(to - start), start - PLACE);
    }
  };

  // A word with the mark says how far it is from the highest that stood there.
  const memory = () => {
    put(padded(segments));
    const view = new DataView(module.buffer);
    let [address, highest] = [0, 256];
    for (let count = segments; count--; ) {
      address += number(ways);
      const length = number(ways);
      put([0, 65, ...padded(address), 11, ...padded(length)]);
      put(data.subarray(data.at, (data.at += length)));
      for (let place = to - length + (-address & 3); place + 4 <= to; place += 4) {
        const word = view.getUint32(place, true);
        if (word >>> 16 === mark) view.setUint32(place, (highest += word & 0xffff), true);
      }
      address += length;
    }
  };

  put(beforeImports);
  sized(() =>
    names(imports, imported, importedNumbers, (name) => {
      put([1, MODULE, ...name]);
      put(padded(number(types)));
    }),
  );
  put(beforeExports);
  sized(() => names(exports, exported, exportedNumbers, (name, index) => put([...name, ...padded(index)])));
  put(beforeCode);
  sized(bodies);
  put([11]);
  sized(memory);
  put(tail);
  return module;
}
