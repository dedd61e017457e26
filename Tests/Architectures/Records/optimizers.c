#include "autograd_optimizers.h"

#include "record.h"

enum { STEPS = 3, MEMORIES = 3, OPTIMIZERS = 12 };

static const char *const names[OPTIMIZERS] = {
    "momentum", "nesterov", "adam", "amsgrad", "nadam", "radam", "adamax", "adadelta", "rprop", "asgd",
    "rmsprop", "adagrad",
};

// One step; `decay` is weight decay, and what is remembered stands in `memories`.
static void step(int optimizer, float *values, const float *gradient, float memories[MEMORIES][MOST],
                 ptrdiff_t count, float decay, int number) {
  float *a = memories[0], *b = memories[1], *c = memories[2];
  const float kept = number == 0 ? 0 : 0.9f, share = number == 0 ? 1 : 0.7f;
  const autograd_adam_settings adam = {0.1f, decay, 0.999f, 0.1f, 0.99f, 0.01f, 0.3f, 1e-8f};
  switch (optimizer) {
    case 0:
    case 1:
      autograd_step_momentum(values, gradient, a, count,
                             (autograd_momentum_settings){0.1f, decay, kept, share, 0.9f, optimizer == 1});
      break;
    case 2: autograd_step_adam(values, gradient, a, b, count, adam); break;
    case 3: autograd_step_amsgrad(values, gradient, a, b, c, count, adam); break;
    case 4:
      autograd_step_nadam(values, gradient, a, b, count,
                          (autograd_nadam_settings){0.05f, 0.07f, decay, 0.999f, 0.1f, 0.99f, 0.01f, 0.3f, 1e-8f});
      break;
    case 5:
      autograd_step_radam(values, gradient, a, b, count,
                          (autograd_radam_settings){0.1f, decay, 0.999f, 0.1f, 0.99f, 0.01f, 0.3f, 0.2f, 0.6f, 1e-8f,
                                                    number > 0});
      break;
    case 6:
      autograd_step_adamax(values, gradient, a, b, count,
                           (autograd_adamax_settings){0.1f, decay, 0.1f, 0.99f, 1e-8f});
      break;
    case 7:
      autograd_step_adadelta(values, gradient, a, b, count,
                             (autograd_adadelta_settings){0.1f, decay, 0.9f, 0.1f, 1e-6f});
      break;
    case 8:
      autograd_step_rprop(values, gradient, a, b, count, (autograd_rprop_settings){1.2f, 0.5f, 1e-6f, 50});
      break;
    case 9:
      autograd_step_asgd(values, gradient, a, count, (autograd_asgd_settings){0.1f, decay, 0.999f, share});
      break;
    case 10:
      autograd_step_rmsprop(values, gradient, a, b, c, count,
                            (autograd_rmsprop_settings){0.1f, decay, 0.9f, 0.1f, decay == 0 ? 0 : 0.1f, 1e-8f,
                                                        decay == 0 ? 0 : 0.9f});
      break;
    default:
      autograd_step_adagrad(values, gradient, a, count, (autograd_adagrad_settings){0.1f, decay, 1e-10f});
  }
}

static void record_steps(int optimizer, kind kind, int i, float decay) {
  const ptrdiff_t count = sizes[i];
  float values[MOST], gradient[MOST], memories[MEMORIES][MOST] = {{0}};
  fill(values, count, kind, (uint64_t)i);
  for (int number = 0; number < STEPS; number++) {
    fill(gradient, count, kind, (uint64_t)(i * STEPS + number + 1000));
    step(optimizer, values, gradient, memories, count, decay, number);
  }
  const ptrdiff_t place = 10 * count + (decay != 0);
  record(names[optimizer], place, kind, values, count);
  for (int memory = 0; memory < MEMORIES; memory++)
    record(names[optimizer], place + (memory + 1) * 100000, kind, memories[memory], count);
}

void record_optimizers(void) {
  for (int optimizer = 0; optimizer < OPTIMIZERS; optimizer++)
    for (kind kind = 0; kind < KIND_COUNT; kind++)
      for (int i = 0; i < size_count; i++) {
        record_steps(optimizer, kind, i, 0);
        record_steps(optimizer, kind, i, 0.05f);
      }
}
