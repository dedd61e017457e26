// The steps of optimizers: one pass over a parameter, its gradient and what is remembered of them.
// Every operation is one rounding, so that the bits do not depend on the width of vectors.
#ifndef AUTOGRAD_OPTIMIZERS_H
#define AUTOGRAD_OPTIMIZERS_H

#include <stdbool.h>
#include <stddef.h>

// Stochastic gradient descent with momentum. The first step copies the gradient: `kept`, what is
// left of the velocity, is zero then, `share` one, and `momentum` what it always is.
typedef struct {
  float rate, decay, kept, share, momentum;
  bool is_nesterov;
} autograd_momentum_settings;

void autograd_step_momentum(float *_Nonnull values, const float *_Nonnull gradient,
                            float *_Nonnull velocity, ptrdiff_t count,
                            autograd_momentum_settings settings);

// Adam; `kept` is what AdamW leaves of a parameter before the step, or one.
typedef struct {
  float rate, decay, kept, mean_share, square_kept, square_share, scale, epsilon;
} autograd_adam_settings;

void autograd_step_adam(float *_Nonnull values, const float *_Nonnull gradient,
                        float *_Nonnull mean, float *_Nonnull square, ptrdiff_t count,
                        autograd_adam_settings settings);

// RMSprop; `mean_share` is `share` if it is centered, or zero, and the mean stays zero with it.
typedef struct {
  float rate, decay, kept, share, mean_share, epsilon, momentum;
} autograd_rmsprop_settings;

void autograd_step_rmsprop(float *_Nonnull values, const float *_Nonnull gradient,
                           float *_Nonnull square, float *_Nonnull mean, float *_Nonnull velocity,
                           ptrdiff_t count, autograd_rmsprop_settings settings);

// Adagrad.
typedef struct {
  float rate, decay, epsilon;
} autograd_adagrad_settings;

void autograd_step_adagrad(float *_Nonnull values, const float *_Nonnull gradient,
                           float *_Nonnull sum, ptrdiff_t count,
                           autograd_adagrad_settings settings);

#endif
