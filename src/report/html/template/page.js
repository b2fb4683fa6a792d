(function () {
  "use strict";

  var ranks = { quiet: 0, note: 1, warning: 2, error: 3 };
  var wide = window.matchMedia("(min-width: 1120px)");
  var printing = false;
  var redraw = [];

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function say(form, shown, total) {
    form.querySelector("output").textContent = form.getAttribute("data-said").replace("{n}", shown).replace("{all}", total);
  }

  // 级别、类别、状态的筛选：卡片、文中标记、主要意见一并显示或隐去。
  function filter(form) {
    var letter = form.closest(".letter");
    var boxes = all("input", form);
    var cards = all(".card", letter);
    var marks = all("mark", letter);
    function wanted(name, value) {
      return boxes.every(function (box) { return box.name !== name || box.value !== value || box.checked; });
    }
    function draw() {
      var grades = {};
      cards.forEach(function (card) {
        var seen = printing || ["severity", "family", "state"].every(function (name) {
          return wanted(name, card.getAttribute("data-" + name));
        });
        card.hidden = !seen;
        if (seen) grades[card.id] = card.getAttribute("data-grade");
      });
      marks.forEach(function (mark) {
        var best = "off";
        mark.getAttribute("data-of").split(" ").forEach(function (key) {
          if (grades[key] && (best === "off" || ranks[grades[key]] > ranks[best])) best = grades[key];
        });
        ["off", "quiet", "note", "warning", "error"].forEach(function (grade) {
          mark.classList.toggle(grade, grade === best);
        });
      });
      all("a.ref", letter).forEach(function (ref) { ref.hidden = !grades[ref.getAttribute("href").slice(1)]; });
      all("[data-card]", letter).forEach(function (point) { point.hidden = !grades[point.getAttribute("data-card")]; });
      say(form, Object.keys(grades).length, cards.length);
    }
    form.hidden = false;
    form.addEventListener("change", function () { draw(); place(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    redraw.push(draw);
    draw();
  }

  // 宽屏上，卡片放在所指段落旁边，前面的放不下时往下顺延。
  function place() {
    all(".sheet").forEach(function (sheet) {
      var floating = wide.matches && !printing;
      var groups = all(".cards", sheet);
      sheet.classList.toggle("floating", floating);
      if (!floating) {
        sheet.style.marginBottom = "";
        groups.forEach(function (group) { group.style.top = ""; });
        return;
      }
      var wants = groups.map(function (group) { return group.parentNode.offsetTop; });
      var heights = groups.map(function (group) { return group.offsetHeight; });
      var free = 0;
      groups.forEach(function (group, index) {
        if (heights[index] === 0) return;
        var top = Math.max(wants[index], free);
        group.style.top = top + "px";
        free = top + heights[index];
      });
      // 卡片比复文长时，给下面的内容留出地方。
      sheet.style.marginBottom = Math.max(0, free - sheet.offsetHeight) + "px";
    });
  }

  // 指着卡片、点开链接时，亮出它所指的文字。
  function light(letter, key, on) {
    all('[data-of~="' + key + '"]', letter).forEach(function (piece) { piece.classList.toggle("lit", on); });
  }

  function follow(letter) {
    all(".card", letter).forEach(function (card) {
      ["mouseenter", "focusin"].forEach(function (name) {
        card.addEventListener(name, function () { light(letter, card.id, true); });
      });
      ["mouseleave", "focusout"].forEach(function (name) {
        card.addEventListener(name, function () { light(letter, card.id, false); });
      });
    });
    letter.addEventListener("click", function (event) {
      var link = event.target.closest("[data-light]");
      if (!link) return;
      all(".lit", letter).forEach(function (piece) { piece.classList.remove("lit"); });
      light(letter, link.getAttribute("data-light"), true);
    });
  }

  // 汇总表的查找。
  function find(form) {
    var lines = all("tbody tr", form.parentNode);
    var texts = lines.map(function (line) { return line.textContent.toLowerCase(); });
    function draw() {
      var words = printing ? "" : form.elements.words.value.trim().toLowerCase();
      var shown = 0;
      lines.forEach(function (line, index) {
        var seen = texts[index].indexOf(words) >= 0 && (printing ||
          (!form.elements.errors.checked || line.getAttribute("data-errors") !== "0") &&
          (!form.elements.unmatched.checked || line.getAttribute("data-unmatched") !== "0"));
        line.hidden = !seen;
        if (seen) shown += 1;
      });
      say(form, shown, lines.length);
    }
    form.hidden = false;
    form.addEventListener("input", draw);
    form.addEventListener("change", draw);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    redraw.push(draw);
    draw();
  }

  function print(now) {
    printing = now;
    redraw.forEach(function (draw) { draw(); });
    place();
  }

  all("form.filter").forEach(filter);
  all("form.find").forEach(find);
  all(".letter").forEach(follow);
  place();
  window.addEventListener("resize", place);
  window.addEventListener("load", place);
  window.addEventListener("beforeprint", function () { print(true); });
  window.addEventListener("afterprint", function () { print(false); });
}());
