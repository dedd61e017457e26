// The slow path: functions in double-double arithmetic, of which no correctly rounded result is
// out of reach (no exact value lies nearer than about 2^-65 of itself to a rounding boundary).
#ifndef CAREFUL_H
#define CAREFUL_H

float autograd_careful_exp(float x);
float autograd_careful_expm1(float x);
float autograd_careful_log(float x);
float autograd_careful_log1p(float x);
float autograd_careful_sin(float x);
float autograd_careful_cos(float x);
float autograd_careful_tanh(float x);
float autograd_careful_sigmoid(float x);
float autograd_careful_erf(float x);

#endif
