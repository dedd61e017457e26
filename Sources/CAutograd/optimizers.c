// The formulas stand in the documentation of the Swift types. They are here because Swift's
// compiler does not vectorise loops with square roots.
#include "autograd_optimizers.h"

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

// Correctly rounded by IEEE 754, and without sqrtf's errno, which would keep loops scalar.
INLINE float square_root(float x) { return __builtin_elementwise_sqrt(x); }

INLINE float decayed(float gradient, float value, float decay) {
  return decay == 0 ? gradient : gradient + decay * value;
}

void autograd_step_momentum(float *restrict values, const float *restrict gradient,
                            float *restrict velocity, ptrdiff_t count,
                            autograd_momentum_settings settings) {
  const autograd_momentum_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    velocity[i] = s.kept * velocity[i] + s.share * slope;
    const float direction = s.is_nesterov ? slope + s.momentum * velocity[i] : velocity[i];
    values[i] = values[i] - s.rate * direction;
  }
}

void autograd_step_adam(float *restrict values, const float *restrict gradient,
                        float *restrict mean, float *restrict square, ptrdiff_t count,
                        autograd_adam_settings settings) {
  const autograd_adam_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    mean[i] = mean[i] + s.mean_share * (slope - mean[i]);
    square[i] = s.square_kept * square[i] + s.square_share * (slope * slope);
    values[i] = s.kept * values[i]
                - s.rate * mean[i] / (square_root(square[i]) / s.scale + s.epsilon);
  }
}

// Once for each answer to `has_momentum`: a loop with a store under a condition stays scalar.
INLINE void step_rmsprop(float *restrict values, const float *restrict gradient,
                         float *restrict square, float *restrict mean, float *restrict velocity,
                         ptrdiff_t count, autograd_rmsprop_settings s, bool has_momentum) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    square[i] = s.kept * square[i] + s.share * (slope * slope);
    mean[i] = mean[i] + s.mean_share * (slope - mean[i]);
    const float divisor = square_root(square[i] - mean[i] * mean[i]) + s.epsilon;
    if (has_momentum) {
      velocity[i] = s.momentum * velocity[i] + slope / divisor;
      values[i] = values[i] - s.rate * velocity[i];
    } else {
      values[i] = values[i] - s.rate * slope / divisor;
    }
  }
}

void autograd_step_rmsprop(float *restrict values, const float *restrict gradient,
                           float *restrict square, float *restrict mean,
                           float *restrict velocity, ptrdiff_t count,
                           autograd_rmsprop_settings settings) {
  if (settings.momentum == 0) {
    step_rmsprop(values, gradient, square, mean, velocity, count, settings, false);
  } else {
    step_rmsprop(values, gradient, square, mean, velocity, count, settings, true);
  }
}

void autograd_step_adagrad(float *restrict values, const float *restrict gradient,
                           float *restrict sum, ptrdiff_t count,
                           autograd_adagrad_settings settings) {
  const autograd_adagrad_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    sum[i] = sum[i] + slope * slope;
    values[i] = values[i] - s.rate * slope / (square_root(sum[i]) + s.epsilon);
  }
}
