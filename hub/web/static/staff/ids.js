// Ids made by the page. Not crypto.randomUUID: browsers give that to encrypted pages alone, and an office's hub may have none.

const HEX = [...Array(256).keys()].map((one) => one.toString(16).padStart(2, "0"));

function written(bytes, version) {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((one) => HEX[one]).join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

// UUIDv4, for a request.
export const newRequest = () => written(crypto.getRandomValues(new Uint8Array(16)), 4);

// UUIDv7 (RFC 9562): a visit that begins now.
export function newVisit() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = Date.now();
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return written(bytes, 7);
}
