const words = document.createElement("p");
words.textContent = "Words of a script.";
document.querySelector("main").append(words);
