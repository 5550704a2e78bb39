// Weights to play with: what the page shows of scores follows the sliders. The figures are those of
// the program: a score is the sum of weight times worth, weights divided by their sum.
(function () {
  "use strict";

  // Points of 100 of each offer: weights as written, and what each rating is worth.
  function scores(weights, offers) {
    var total = weights.reduce(function (sum, w) { return sum + w; }, 0);
    return offers.map(function (offer) {
      var sum = 0;
      for (var k = 0; k < weights.length; k++) {
        sum += (weights[k] / total) * offer.u[k];
      }
      return 100 * sum;
    });
  }

  // Whether enough of an offer is known under these weights to rank it.
  function counts(weights, offer) {
    var total = 0, known = 0;
    for (var k = 0; k < weights.length; k++) {
      total += weights[k];
      known += offer.k[k] ? weights[k] : 0;
    }
    return offer.in && known / total >= 0.5 - 1e-12;
  }

  // The offers that take a place, first one first; equal scores by id.
  function order(weights, offers) {
    var points = scores(weights, offers);
    var ranked = offers.map(function (_, i) { return i; }).filter(function (i) {
      return counts(weights, offers[i]);
    });
    return ranked.sort(function (a, b) {
      var gap = points[b] - points[a];
      if (Math.abs(gap) > 1e-12) { return gap; }
      return offers[a].id < offers[b].id ? -1 : 1;
    });
  }

  // The weights that stand behind the # of an address; none where one is not to be read.
  function fromAddress(hash, criteria) {
    var read = {};
    hash.replace(/^#/, "").split("&").forEach(function (pair) {
      var at = pair.lastIndexOf("=");
      if (at < 1) { return; }
      try { read[decodeURIComponent(pair.slice(0, at))] = Number(pair.slice(at + 1)); } catch (_) { /* no name */ }
    });
    var any = false;
    var weights = criteria.map(function (c) {
      var w = Object.prototype.hasOwnProperty.call(read, c.id) ? read[c.id] : NaN;
      if (!isFinite(w) || w < 0 || w > 1e6) { return c.w; }
      any = true;
      return w;
    });
    var total = weights.reduce(function (sum, w) { return sum + w; }, 0);
    return any && total > 0 ? weights : null;
  }

  function toAddress(weights, criteria) {
    return "#" + criteria.map(function (c, k) {
      return encodeURIComponent(c.id) + "=" + weights[k];
    }).join("&");
  }

  if (typeof module !== "undefined") {
    module.exports = { scores: scores, counts: counts, order: order, fromAddress: fromAddress, toAddress: toAddress };
    return;
  }

  var store = document.getElementById("data");
  var play = document.getElementById("play");
  if (!store || !play) { return; }
  var data = JSON.parse(store.textContent);
  var written = data.criteria.map(function (c) { return c.w; });
  var inputs = Array.prototype.slice.call(play.querySelectorAll("input"));
  var say = document.getElementById("said");
  var all = function (name) { return Array.prototype.slice.call(document.querySelectorAll(name)); };
  var rows = all("#offers table.ranking tbody tr");
  var bars = all(".bar[data-offer]");
  var before = rows.map(function (row) { return row.innerHTML; });
  var barsBefore = bars.map(function (bar) { return bar.innerHTML; });

  function at(list, offer) {
    return list.filter(function (e) { return Number(e.dataset.offer) === offer; })[0];
  }

  function set(element, attributes) {
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
  }

  // A table's row moves to its place, with its score.
  function showRows(first, points) {
    first.forEach(function (offer, place) {
      var row = at(rows, offer);
      if (!row) { return; }
      row.parentNode.appendChild(row);
      var cell = row.querySelector(".score .v"), own = row.querySelector(".place");
      if (cell) { cell.textContent = Math.round(points[offer]); }
      if (own) { own.textContent = place + 1; }
      row.classList.toggle("strong", place === 0);
    });
    rows.forEach(function (row) {
      if (first.indexOf(Number(row.dataset.offer)) < 0) {
        row.parentNode.appendChild(row);
        row.classList.remove("strong");
        var own = row.querySelector(".place");
        if (own && /^\d/.test(own.textContent)) { own.textContent = "-"; }
      }
    });
  }

  function showBars(first, points, weights, total) {
    first.forEach(function (offer) {
      var bar = at(bars, offer);
      if (!bar) { return; }
      bar.parentNode.appendChild(bar);
      bar.querySelector(".n").textContent = Math.round(points[offer]);
      var x = 0;
      Array.prototype.forEach.call(bar.querySelectorAll("rect"), function (part, k) {
        var width = 100 * weights[k] / total * data.offers[offer].u[k];
        set(part, { x: x, width: width });
        part.querySelector("title").textContent = data.criteria[k].name + ": " + width.toFixed(1);
        x += width;
      });
    });
  }

  function showLines(points, weights, total) {
    all("svg.lines").forEach(function (chart) {
      var k = Number(chart.dataset.criterion), part = weights[k] / total;
      var place = function (x, y) { return [40 + 2 * x, 190 - 1.7 * y]; };
      Array.prototype.forEach.call(chart.querySelectorAll("line.line"), function (line) {
        var offer = Number(line.dataset.offer), worth = data.offers[offer].u[k];
        var rest = part < 1 ? (points[offer] - 100 * part * worth) / (1 - part) : 0;
        set(line, { y1: place(0, rest)[1], y2: place(100, 100 * worth)[1] });
      });
      var x = place(100 * part, 0)[0];
      set(chart.querySelector(".now"), { x1: x, x2: x });
    });
    all("svg.against").forEach(function (chart) {
      var k = Number(chart.dataset.criterion), part = weights[k] / total;
      Array.prototype.forEach.call(chart.querySelectorAll("g[data-offer]"), function (dot) {
        var offer = Number(dot.dataset.offer), worth = data.offers[offer].u[k];
        var rest = part < 1 ? (points[offer] - 100 * part * worth) / (1 - part) : 0;
        set(dot, { transform: "translate(" + (40 + 2.4 * 100 * worth) + " " + (260 - 2.4 * rest) + ")" });
      });
    });
  }

  function call(weights) {
    if (data.call === null) { return ""; }
    var changed = data.criteria.map(function (c, k) {
      return weights[k] === written[k] ? "" : " --weight " + c.id + "=" + weights[k];
    }).join("");
    return data.call + changed;
  }

  function show(weights) {
    var total = weights.reduce(function (sum, w) { return sum + w; }, 0);
    var changed = weights.some(function (w, k) { return w !== written[k]; });
    document.body.classList.toggle("changed", changed);
    inputs.forEach(function (input, k) {
      input.value = weights[k];
      input.parentNode.querySelector("output").textContent = Math.round(weights[k] * 100) / 100;
    });
    var points = scores(weights, data.offers), first = order(weights, data.offers);
    showBars(first, points, weights, total);
    showLines(points, weights, total);
    if (changed) {
      showRows(first, points);
    } else {
      rows.forEach(function (row, i) {
        row.innerHTML = before[i];
        row.classList.toggle("strong", row.dataset.strong === "1");
        row.parentNode.appendChild(row);
      });
      bars.forEach(function (bar, i) { bar.innerHTML = barsBefore[i]; bar.parentNode.appendChild(bar); });
    }
    say.textContent = "";
    if (changed) {
      var told = first.slice(0, 5).map(function (i) { return data.offers[i].label + " " + Math.round(points[i]); });
      say.textContent = "With these weights: " + told.join(", ") + ". Ranges, shares, flips and questions are still those of the weights as written.";
      var typed = call(weights);
      if (typed) {
        var code = document.createElement("code");
        code.textContent = typed;
        say.appendChild(document.createTextNode(" To see them anew: "));
        say.appendChild(code);
      }
    }
  }

  function read() {
    var weights = inputs.map(function (input) { return Number(input.value); });
    var total = weights.reduce(function (sum, w) { return sum + w; }, 0);
    return total > 0 ? weights : written.slice();
  }

  function change() {
    var weights = read();
    history.replaceState(null, "", toAddress(weights, data.criteria));
    show(weights);
  }

  inputs.forEach(function (input) { input.addEventListener("input", change); });
  document.getElementById("reset").addEventListener("click", function () {
    history.replaceState(null, "", location.pathname + location.search);
    show(written.slice());
  });
  window.addEventListener("hashchange", function () {
    var weights = fromAddress(location.hash, data.criteria);
    if (weights) { show(weights); }
  });
  play.hidden = false;
  var begin = fromAddress(location.hash, data.criteria);
  if (begin) { show(begin); }
})();
