document.querySelector("h1").style.marginTop = "300px";
