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

// The same by the greatest mean square so far.
void autograd_step_amsgrad(float *_Nonnull values, const float *_Nonnull gradient,
                           float *_Nonnull mean, float *_Nonnull square,
                           float *_Nonnull greatest, ptrdiff_t count,
                           autograd_adam_settings settings);

// NAdam; `correction` is what the mean square is divided by.
typedef struct {
  float slope_rate, mean_rate, decay, kept, mean_share, square_kept, square_share, correction,
      epsilon;
} autograd_nadam_settings;

void autograd_step_nadam(float *_Nonnull values, const float *_Nonnull gradient,
                         float *_Nonnull mean, float *_Nonnull square, ptrdiff_t count,
                         autograd_nadam_settings settings);

// RAdam; `scale` and `rectification` count from when the variance is known well enough.
typedef struct {
  float rate, decay, kept, mean_share, square_kept, square_share, correction, scale, rectification,
      epsilon;
  bool is_rectified;
} autograd_radam_settings;

void autograd_step_radam(float *_Nonnull values, const float *_Nonnull gradient,
                         float *_Nonnull mean, float *_Nonnull square, ptrdiff_t count,
                         autograd_radam_settings settings);

// Adamax.
typedef struct {
  float rate, decay, mean_share, kept, epsilon;
} autograd_adamax_settings;

void autograd_step_adamax(float *_Nonnull values, const float *_Nonnull gradient,
                          float *_Nonnull mean, float *_Nonnull greatest, ptrdiff_t count,
                          autograd_adamax_settings settings);

// Adadelta.
typedef struct {
  float rate, decay, kept, share, epsilon;
} autograd_adadelta_settings;

void autograd_step_adadelta(float *_Nonnull values, const float *_Nonnull gradient,
                            float *_Nonnull square, float *_Nonnull change, ptrdiff_t count,
                            autograd_adadelta_settings settings);

// Rprop.
typedef struct {
  float growth, shrinkage, least, greatest;
} autograd_rprop_settings;

void autograd_step_rprop(float *_Nonnull values, const float *_Nonnull gradient,
                         float *_Nonnull previous, float *_Nonnull size, ptrdiff_t count,
                         autograd_rprop_settings settings);

// ASGD; `share` is what the average takes of a new value.
typedef struct {
  float rate, decay, kept, share;
} autograd_asgd_settings;

void autograd_step_asgd(float *_Nonnull values, const float *_Nonnull gradient,
                        float *_Nonnull average, ptrdiff_t count, autograd_asgd_settings settings);

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
