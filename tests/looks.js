// What is wrong with the looks and names of the outputs on this page, as a list of sentences: none where all is well.
() => {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
  const seen = element => element.checkVisibility({visibilityProperty: true});
  const all = selector => [...document.querySelectorAll(OUTPUTS)].flatMap(
    output => [...output.querySelectorAll(selector)]).filter(seen);

  // Colours as four numbers from 0 to 1, whatever way a browser writes them.
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  const kept = {};
  const read = text => kept[text] ??= (pen.clearRect(0, 0, 1, 1), pen.fillStyle = text, pen.fillRect(0, 0, 1, 1),
    [...pen.getImageData(0, 0, 1, 1).data].map(part => part / 255));
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const ground = element => {
    const layers = [];
    for (let above = element; above; above = above.parentElement)
      layers.push(read(getComputedStyle(above).backgroundColor));
    return layers.reduceRight((below, top) => over(top, below), [1, 1, 1, 1]);
  };
  const light = colour => {
    const [r, g, b] = colour.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  for (const output of document.querySelectorAll(OUTPUTS)) {
    const walk = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || element.tagName === 'STYLE' || !seen(element)) continue;
      const below = ground(element), colour = [...read(getComputedStyle(element).color)];
      for (let above = element; above; above = above.parentElement) colour[3] *= getComputedStyle(above).opacity;
      const found = contrast(over(colour, below), below);
      if (found < 4.5) say(`text at ${found.toFixed(1)}:1`, element);
    }
  }
  // A swatch is seen by its fill, or by a rim that parts its fill from the ground.
  for (const label of all('[class*=sbs-colour] span, .sbs-swatch')) {
    const style = getComputedStyle(label, label.matches('.sbs-swatch') ? null : '::before');
    const [fill, rim, below] = [read(style.backgroundColor), read(style.borderTopColor), ground(label.parentElement)];
    const rimmed = parseFloat(style.borderTopWidth) >= 1 ? Math.min(contrast(fill, rim), contrast(rim, below)) : 0;
    if (Math.max(contrast(fill, below), rimmed) < 3) say('swatch below 3:1', label);
  }
  // A picture has a ground of its own: its ink is made for white.
  for (const image of all('.sbs-panel img')) {
    const caption = image.closest('figure').querySelector('figcaption')?.innerText.trim();
    if (!image.alt || image.alt !== caption) say('picture without its sentence', image);
    if (!image.naturalWidth) { say('broken picture', image); continue; }
    Object.assign(canvas, {width: 60, height: 60});
    pen.drawImage(image, 0, 0, 60, 60);
    if (pen.getImageData(0, 0, 60, 60).data.some((part, i) => i % 4 === 3 && part < 250)) say('clear picture', image);
  }
  for (const input of all('input')) {
    const label = input.labels[0]?.innerText.trim() || input.getAttribute('aria-label');
    if (!label) say('control without a name', input);
  }
  // Students see what pandas itself writes as it is; where a lesson needs more, it asks for a table of ours.
  for (const table of all('table:not(.dataframe:not(.sbs-table))')) {
    if (!table.matches('.sbs-table')) say('table of another make', table);
    if (!table.caption?.innerText.trim()) say('table without a caption', table);
    for (const [scope, part] of [['col', 'thead'], ['row', 'tbody']])
      for (const head of table.querySelectorAll(`${part} th`)) if (head.scope !== scope) say('head without scope', head);
    for (const cell of table.querySelectorAll('td:not(.sbs-number), th'))
      if (!['left', 'start', '-webkit-auto'].includes(getComputedStyle(cell).textAlign)) say('words to the right', cell);
    if (!table.querySelector('thead th')) say('table without heads', table);
  }
  return faults;
}
