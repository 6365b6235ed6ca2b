// Where the letters of pictures really stand, measured by the browser that draws them: for each SVG its texts, and what
// is wrong with them: cut off, on another text, on a mark, or with a line or an edge drawn through them.
svgs => {
  const WHITE = 'rgb(255, 255, 255)';
  const pen = document.createElement('canvas').getContext('2d');
  const meet = (a, b, by) => a.x + by < b.x1 && b.x + by < a.x1 && a.y + by < b.y1 && b.y + by < a.y1;
  const holds = (box, x, y) => x > box.x && x < box.x1 && y > box.y && y < box.y1;

  const measure = svg => {
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    const frame = svg.getBoundingClientRect(), scale = width / frame.width;
    const box = element => {
      const found = element.getBoundingClientRect();
      return {x: (found.left - frame.left) * scale, x1: (found.right - frame.left) * scale,
        y: (found.top - frame.top) * scale, y1: (found.bottom - frame.top) * scale};
    };
    const ink = (element, style) => {
      // The box of a line of letters is as high as its font; what is seen of it is as high as its letters.
      // Measured a hundred times as large: a small font's letters are fitted to whole pixels.
      pen.font = `${style.fontWeight} ${100 * parseFloat(style.fontSize)}px ${style.fontFamily}`;
      const size = pen.measureText(element.textContent), place = box(element);
      return {x: place.x - size.actualBoundingBoxLeft / 100,
        x1: place.x1 - (size.width - size.actualBoundingBoxRight) / 100,
        y: place.y + (size.fontBoundingBoxAscent - size.actualBoundingBoxAscent) / 100,
        y1: place.y1 - (size.fontBoundingBoxDescent - size.actualBoundingBoxDescent) / 100};
    };
    const pieces = [...svg.querySelectorAll('text, path, use')].filter(element => !element.closest('defs')).map(
      (element, order) => {
        const style = getComputedStyle(element), isText = element.tagName === 'text';
        return {element, order, style, isText, isMark: element.tagName === 'use', text: element.textContent,
          solid: /^rgb\(/.test(style.fill), isHatch: style.fill.startsWith('url'), isGround: style.stroke === WHITE,
          line: style.stroke === 'none' ? 0 : parseFloat(style.strokeWidth),
          ...(isText ? ink(element, style) : box(element))};
      });
    const texts = pieces.filter(piece => piece.isText && piece.text.trim());
    const isPaper = piece => piece.solid && !piece.line && piece.x1 - piece.x > width - 1;
    const others = pieces.filter(piece => !piece.isText && !isPaper(piece));
    const faults = [];
    const say = (what, text) => faults.push(`${what}: ${text.text}`);

    const hidden = (piece, text, x, y) => pieces.some(cover => cover.order > piece.order && cover.order < text.order
      && (cover.solid || cover.isGround)
      && holds({x: cover.x - cover.line / 2, x1: cover.x1 + cover.line / 2, y: cover.y - cover.line / 2,
        y1: cover.y1 + cover.line / 2}, x, y));
    // The outline of a shape, point by point: a line, a curve, or the edge of a box.
    const outline = piece => piece.points ??= Array.from({length: Math.ceil(piece.element.getTotalLength())},
      (_, at) => piece.element.getPointAtLength(at));
    const crosses = (piece, text) => {
      const isAround = text.x > piece.x + 1 && text.x1 < piece.x1 - 1 && text.y > piece.y + 1 && text.y1 < piece.y1 - 1;
      if (isAround && piece.element.getAttribute('d').endsWith('z')) return false;
      const inner = {x: text.x + 0.3, x1: text.x1 - 0.3, y: text.y + 0.3, y1: text.y1 - 0.3};
      return outline(piece).some(point => holds(inner, point.x, point.y) && !hidden(piece, text, point.x, point.y));
    };
    texts.forEach((text, place) => {
      if (text.x < -0.5 || text.y < -0.5 || text.x1 > width + 0.5 || text.y1 > height + 0.5) say('cut off', text);
      for (const other of texts.slice(place + 1)) if (meet(text, other, 0.2)) say(`on “${other.text}”`, text);
      for (const piece of others) {
        if (!meet(text, {x: piece.x - 1, x1: piece.x1 + 1, y: piece.y - 1, y1: piece.y1 + 1}, 0)) continue;
        if (piece.isMark) { if (meet(text, piece, 0.5)) say('on a mark', text); }
        else if (piece.isHatch) { if (meet(text, piece, 0.5)) say('on a hatch', text); }
        else if ((piece.line || piece.solid) && !piece.isGround && crosses(piece, text)) say('crossed by a line', text);
      }
    });
    for (const piece of others)
      if (piece.x < -1.5 || piece.y < -1.5 || piece.x1 > width + 1.5 || piece.y1 > height + 1.5)
        faults.push(`a shape is cut off: ${piece.element.outerHTML.slice(0, 80)}`);
    return {texts: texts.map(text => text.text), faults, smallest: Math.min(...texts.map(
      text => parseFloat(text.style.fontSize)))};
  };
  return svgs.map(source => {
    // In a tree of its own, so that the styles of one picture are not those of the next.
    const host = document.body.appendChild(document.createElement('div'));
    host.attachShadow({mode: 'open'}).innerHTML = source;
    const found = measure(host.shadowRoot.querySelector('svg'));
    host.remove();
    return found;
  });
}
