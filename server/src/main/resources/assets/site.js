// What the readers' pages do when scripts run. Every page can be read and used without this file.
"use strict";

const page = document.documentElement;

// The language menu: found by typing, by a name in the language itself, in English or in the
// language of the page, or by the tag; any word of a name may begin with what is typed.

const LETTERS = { ø: "o", đ: "d", ł: "l", ı: "i", ħ: "h", ß: "ss", æ: "ae", œ: "oe", ə: "e" };

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[øđłıħßæœə]/g, (letter) => LETTERS[letter]);
}

function names(link) {
  const tag = link.lang;
  const known = ["en", page.lang].map((lang) => {
    try {
      return new Intl.DisplayNames([lang], { type: "language" }).of(tag);
    } catch {
      return ""; // a browser that does not know this language's names
    }
  });
  return [link.textContent, tag, ...known].map((name) => " " + plain(name).replace(/[\s()-]+/g, " "));
}

function findByTyping(menu) {
  const row = menu.querySelector(".find");
  const field = row.querySelector("input");
  const told = menu.querySelector(".found");
  const links = [...menu.querySelectorAll("li a")];
  let known;

  const shown = () => links.filter((link) => !link.parentElement.hidden);

  function filter() {
    known ??= new Map(links.map((link) => [link, names(link)]));
    const wanted = plain(field.value.trim());
    for (const link of links) {
      link.parentElement.hidden = !known.get(link).some((name) => name.includes(" " + wanted));
    }
    for (const list of menu.querySelectorAll("ul")) {
      const empty = !list.querySelector("li:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty && list.matches(".rest");
    }
    tell(wanted);
  }

  // One or a few languages are said, none is said and shown; long lists speak for themselves.
  function tell(wanted) {
    const few = shown();
    told.classList.toggle("unseen", few.length > 0);
    told.textContent = few.length === 0 ? told.dataset.none
      : wanted && few.length < 4 ? few.map((link) => link.textContent).join(", ") : "";
  }

  row.hidden = false;
  field.addEventListener("input", filter);
  menu.addEventListener("keydown", (event) => {
    const list = [field, ...shown()];
    const at = list.indexOf(document.activeElement);
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      if (field.value.trim()) list[1]?.click();
    } else if (event.key === "ArrowDown" && at >= 0) {
      event.preventDefault();
      list[at + 1]?.focus();
    } else if (event.key === "ArrowUp" && at > 0) {
      event.preventDefault();
      list[at - 1].focus();
    }
  });
}

// The reader's own language, offered where the page can be had in it and is in none the reader
// prefers. Who declines is not asked again; that is kept in the browser and sent nowhere.

const DECLINED = "colophon.declined";

function same(one, other) {
  const [a, b] = [one, other].map((tag) => new Intl.Locale(tag === "no" ? "nb" : tag).maximize());
  return a.language === b.language && a.script === b.script;
}

function declined() {
  try {
    return (localStorage.getItem(DECLINED) ?? "").split(" ");
  } catch {
    return []; // a browser that keeps nothing
  }
}

function preferred(menu) {
  const links = [...menu.querySelectorAll("ul:not(.rest) a")];
  for (const tag of navigator.languages) {
    if (same(tag, page.lang)) return null;
    const link = links.find((each) => same(tag, each.lang));
    if (link) return declined().includes(link.lang) ? null : link;
  }
  return null;
}

async function offer(menu) {
  const link = preferred(menu);
  if (!link) return;
  const answer = await fetch(menu.dataset.offers + link.lang);
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const line = document.adoptNode(parsed.querySelector("aside"));
  line.querySelector("a").href = link.href;
  line.querySelector("button").addEventListener("click", () => {
    line.remove();
    try {
      localStorage.setItem(DECLINED, [...declined(), link.lang].join(" ").trim());
    } catch {
      // Then the next page asks again.
    }
  });
  document.querySelector(".skip").after(line);
}

// A page whose translation is being made: what has come takes the place of the original, and what
// is being read stays where it is.

const PARTS = "ARTICLE HEADER DIV FIGURE ASIDE SECTION UL OL DL BLOCKQUOTE";

function isHeld(node) {
  const chosen = getSelection();
  return (node !== document.body && node.contains(document.activeElement)
      && document.activeElement !== document.body)
    || (!chosen.isCollapsed && chosen.containsNode(node, true));
}

function inherit(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/** Makes `old` what `next` is, part by part; answers how many parts a reader holds. */
function renew(old, next, replaced) {
  if (old.isEqualNode(next)) return 0;
  if (old.tagName === next.tagName && (old.matches("img") || PARTS.split(" ").includes(old.tagName))
      && old.children.length === next.children.length) {
    inherit(old, next);
    const pairs = [...old.children].map((child, at) => [child, next.children[at]]);
    return pairs.reduce((held, [one, other]) => held + renew(one, other, replaced), 0);
  }
  if (old.matches("[role=status]")) {
    // The same element, so that it is said.
    if (old.innerHTML !== next.innerHTML) old.innerHTML = next.innerHTML;
    return 0;
  }
  if (isHeld(old)) return 1;
  const fresh = document.importNode(next, true);
  old.replaceWith(fresh);
  replaced.set(old, fresh);
  return 0;
}

function show(article, html) {
  const next = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  const blocks = article.querySelectorAll("h1, .standfirst, figure, .note, .body > *, .colophon");
  let reading = [...blocks].find((block) => block.getBoundingClientRect().bottom > 0);
  const title = article.querySelector("h1").textContent;
  const before = reading?.getBoundingClientRect().top;
  const replaced = new Map();
  const held = renew(article, next, replaced);
  reading = replaced.get(reading) ?? reading;
  if (reading && scrollY > 0) {
    const moved = reading.getBoundingClientRect().top - before;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  }
  document.title = document.title.replace(title, article.querySelector("h1").textContent);
  return held;
}

function grow(article) {
  const again = (seconds) => setTimeout(() => location.reload(), seconds * 1000);
  const source = new EventSource(article.dataset.bulletins);
  source.addEventListener("message", (event) => show(article, event.data));
  source.addEventListener("last", (event) => {
    source.close();
    if (!event.data) return again(0);
    const finish = () => {
      if (show(article, event.data)) setTimeout(finish, 2000);
    };
    finish();
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) again(10);
  });
}

// A text to copy: the button stands there only where it works.

async function copy(button) {
  const box = button.closest(".to-copy");
  const told = box.querySelector(".copied");
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(box.querySelector("textarea").value);
    told.textContent = button.dataset.copied;
  } catch {
    box.querySelector("textarea").select(); // The reader's own keys copy what is selected.
  }
}

for (const button of navigator.clipboard ? document.querySelectorAll(".copy") : []) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

const menu = document.querySelector(".languages");
if (menu) {
  findByTyping(menu);
  offer(menu).catch(() => {}); // An offer that cannot be made is none.
}
const growing = document.querySelector("[data-bulletins]");
if (growing) grow(growing);
