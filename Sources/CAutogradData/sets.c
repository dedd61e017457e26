#include "CAutogradData.h"

// Of C23, which every compiler has that comes with Swift 6.2 or newer; a warning says that older
// versions of the language lack it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digits[] = {
#embed "Digits/digits.txt"
};
const size_t autograd_digits_count = sizeof digits;
const unsigned char *autograd_digits_bytes(void) { return digits; }

static const unsigned char iris[] = {
#embed "Iris/iris.csv"
};
const size_t autograd_iris_count = sizeof iris;
const unsigned char *autograd_iris_bytes(void) { return iris; }
