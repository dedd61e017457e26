console.log("a word");
