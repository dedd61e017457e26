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

// PyTorch's `lerp`, which begins at the nearer end.
INLINE float between(float start, float end, float share) {
  return share < 0.5f ? start + share * (end - start) : end - (end - start) * (1 - share);
}

// The greater of two; not a number if one is not.
INLINE float greater(float a, float b) { return a > b || a != a ? a : b; }

// A running mean of squares; multiplied in this order, great slopes do not overflow on the way.
INLINE float mean_square(float mean, float kept, float share, float slope) {
  return kept * mean + share * slope * slope;
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

// Once for each answer to `is_greatest`: a loop with a store under a condition stays scalar.
INLINE void step_adam(float *restrict values, const float *restrict gradient,
                      float *restrict mean, float *restrict square, float *restrict greatest,
                      ptrdiff_t count, autograd_adam_settings s, bool is_greatest) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    mean[i] = between(mean[i], slope, s.mean_share);
    square[i] = mean_square(square[i], s.square_kept, s.square_share, slope);
    if (is_greatest) greatest[i] = greater(greatest[i], square[i]);
    const float size = square_root(is_greatest ? greatest[i] : square[i]);
    values[i] = s.kept * values[i] - s.rate * mean[i] / (size / s.scale + s.epsilon);
  }
}

void autograd_step_adam(float *restrict values, const float *restrict gradient,
                        float *restrict mean, float *restrict square, ptrdiff_t count,
                        autograd_adam_settings settings) {
  step_adam(values, gradient, mean, square, square, count, settings, false);
}

void autograd_step_amsgrad(float *restrict values, const float *restrict gradient,
                           float *restrict mean, float *restrict square,
                           float *restrict greatest, ptrdiff_t count,
                           autograd_adam_settings settings) {
  step_adam(values, gradient, mean, square, greatest, count, settings, true);
}

void autograd_step_nadam(float *restrict values, const float *restrict gradient,
                         float *restrict mean, float *restrict square, ptrdiff_t count,
                         autograd_nadam_settings settings) {
  const autograd_nadam_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    mean[i] = between(mean[i], slope, s.mean_share);
    square[i] = mean_square(square[i], s.square_kept, s.square_share, slope);
    const float divisor = square_root(square[i] / s.correction) + s.epsilon;
    const float value = s.kept * values[i] - s.slope_rate * slope / divisor;
    values[i] = value - s.mean_rate * mean[i] / divisor;
  }
}

void autograd_step_radam(float *restrict values, const float *restrict gradient,
                         float *restrict mean, float *restrict square, ptrdiff_t count,
                         autograd_radam_settings settings) {
  const autograd_radam_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    mean[i] = between(mean[i], slope, s.mean_share);
    square[i] = mean_square(square[i], s.square_kept, s.square_share, slope);
    float step = mean[i] / s.correction * s.rate;
    if (s.is_rectified) {
      step = step * (1 / (square_root(square[i]) + s.epsilon) * s.scale) * s.rectification;
    }
    values[i] = s.kept * values[i] - step;
  }
}

void autograd_step_adamax(float *restrict values, const float *restrict gradient,
                          float *restrict mean, float *restrict greatest, ptrdiff_t count,
                          autograd_adamax_settings settings) {
  const autograd_adamax_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    mean[i] = between(mean[i], slope, s.mean_share);
    greatest[i] = greater(greatest[i] * s.kept, __builtin_fabsf(slope) + s.epsilon);
    values[i] = values[i] - s.rate * mean[i] / greatest[i];
  }
}

void autograd_step_adadelta(float *restrict values, const float *restrict gradient,
                            float *restrict square, float *restrict change, ptrdiff_t count,
                            autograd_adadelta_settings settings) {
  const autograd_adadelta_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    square[i] = mean_square(square[i], s.kept, s.share, slope);
    const float step = square_root(change[i] + s.epsilon) / square_root(square[i] + s.epsilon) * slope;
    change[i] = mean_square(change[i], s.kept, s.share, step);
    values[i] = values[i] - s.rate * step;
  }
}

void autograd_step_rprop(float *restrict values, const float *restrict gradient,
                         float *restrict previous, float *restrict size, ptrdiff_t count,
                         autograd_rprop_settings settings) {
  const autograd_rprop_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float agreement = gradient[i] * previous[i];
    const float factor = agreement > 0 ? s.growth : agreement < 0 ? s.shrinkage : 1;
    const float grown = size[i] * factor;
    size[i] = grown < s.least ? s.least : grown > s.greatest ? s.greatest : grown;
    const float slope = agreement < 0 ? 0 : gradient[i];
    values[i] = values[i] - (slope > 0 ? size[i] : slope < 0 ? -size[i] : slope);
    previous[i] = slope;
  }
}

void autograd_step_asgd(float *restrict values, const float *restrict gradient,
                        float *restrict average, ptrdiff_t count,
                        autograd_asgd_settings settings) {
  const autograd_asgd_settings s = settings;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    values[i] = s.kept * values[i] - s.rate * slope;
    average[i] = s.share == 1 ? values[i] : average[i] + (values[i] - average[i]) * s.share;
  }
}

// Once for each answer to `has_momentum`: a loop with a store under a condition stays scalar.
INLINE void step_rmsprop(float *restrict values, const float *restrict gradient,
                         float *restrict square, float *restrict mean, float *restrict velocity,
                         ptrdiff_t count, autograd_rmsprop_settings s, bool has_momentum) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const float slope = decayed(gradient[i], values[i], s.decay);
    square[i] = mean_square(square[i], s.kept, s.share, slope);
    mean[i] = between(mean[i], slope, s.mean_share);
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
