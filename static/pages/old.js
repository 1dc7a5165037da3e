// For browsers that know no modules, so in the JavaScript of 2009: says that they are too old to take part.
var sentences = document.querySelectorAll('.too-old');
for (var i = 0; i < sentences.length; i++) {
  sentences[i].removeAttribute('hidden');
}
