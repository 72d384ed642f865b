// What pages gain from a script; without it each of them works as well. Nothing is asked from elsewhere, and text from the
// book is only ever set as text.
"use strict";

// Search: what a name may mean, while it is typed.
const field = document.getElementById("q");
if (field) {
  const form = field.form;
  const list = document.createElement("ul");
  list.className = "suggested";
  list.id = "suggested";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Parties");
  list.hidden = true;
  form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "suggested"], ["aria-expanded", "false"]])
    field.setAttribute(name, value);
  let chosen = -1, waiting = 0, asked = "";

  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (place) => {
    chosen = place;
    [...list.children].forEach((one, number) => one.setAttribute("aria-selected", String(number === place)));
    const one = list.children[place];
    if (one) field.setAttribute("aria-activedescendant", one.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const offer = (found) => {
    list.replaceChildren(...found.map((one, number) => {
      const item = document.createElement("li");
      item.id = `suggested-${number}`;
      item.setAttribute("role", "option");
      item.dataset.to = `/party/${one.id}${location.search.match(/[?&]as_of=[0-9-]+/)?.[0].replace(/^./, "?") ?? ""}`;
      const name = document.createElement("bdi");
      name.textContent = one.name.length > 80 ? `${one.name.slice(0, 79)}…` : one.name;
      const about = document.createElement("small");
      const years = one.first_year || one.last_year ? `${one.first_year ?? ""}–${one.last_year ?? ""}` : "";
      const by = one.matched !== one.name ? one.matched.slice(0, 80) : "";
      about.textContent = [one.country, years, by].filter(Boolean).join(" · ");
      item.append(name, about);
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); location.assign(item.dataset.to); });
      return item;
    }));
    choose(-1);
    show(found.length > 0 && document.activeElement === field);
  };
  const ask = async () => {
    const words = field.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < 2) return show(false);
    const answer = await fetch(`/api/v1/search?limit=8&q=${encodeURIComponent(words.slice(0, 200))}`);
    if (answer.ok && words === asked) offer((await answer.json()).items);
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  field.addEventListener("blur", () => show(false));
  field.addEventListener("keydown", (event) => {
    const many = list.children.length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); }
    else if (list.hidden || !many) return;
    else if (event.key === "ArrowDown") { event.preventDefault(); choose((chosen + 1) % many); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen <= 0 ? many - 1 : chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.to); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    field.focus();
  });
}

// Pictures: the drawing itself in place of its image, so that a band tells its party and leads to it.
const drawn = async (link) => {
  const narrow = link.querySelector("source");
  const answer = await fetch(matchMedia(narrow.media).matches ? narrow.srcset : link.querySelector("img").src);
  if (!answer.ok) return;
  const read = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (read.localName !== "svg" || read.querySelector("script, foreignObject")) return;
  const svg = document.importNode(read, true);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  const frame = document.createElement("div");
  frame.className = "drawing";
  frame.append(svg);
  const own = location.pathname.match(/^\/party\/(\d+)/)?.[1];
  frame.addEventListener("click", (event) => {
    const party = event.target.closest("[data-party]")?.dataset.party;
    if (party && party !== own) location.assign(`/party/${party}${location.search}`);
  });
  const mark = (party) => {
    frame.classList.toggle("chosen", Boolean(party));
    for (const one of frame.querySelectorAll("[data-party]")) one.classList.toggle("chosen", one.dataset.party === party);
  };
  frame.addEventListener("pointerover", (event) => mark(event.target.closest("[data-party]")?.dataset.party));
  frame.addEventListener("pointerleave", () => mark());
  link.replaceWith(frame);
};
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((one) => one.isIntersecting)) {
    seen.unobserve(entry.target);
    drawn(entry.target).catch(() => {});
  }
}, { rootMargin: "200px" });
document.querySelectorAll("a.drawing").forEach((link) => seen.observe(link));

// Tables: rows in the order of a column.
const key = (row, place) => {
  const cell = row.cells[place];
  const words = cell.dataset.sort ?? cell.textContent.trim();
  const figure = Number(words.replace(/[,%]/g, ""));
  return words === "" ? null : Number.isNaN(figure) ? words : figure;
};
const compared = (one, other) => {
  if (one === null || other === null) return one === other ? 0 : null;
  return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
};
for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (head.querySelector("svg") || head.classList.contains("life")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("n"));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows].map((row) => [key(row, place), row]);
      rows.sort(([one], [other]) => {
        const order = compared(one, other);
        return order === null ? (one === null ? 1 : -1) : down ? -order : order;
      });
      table.tBodies[0].append(...rows.map(([, row]) => row));
    });
  });
}
