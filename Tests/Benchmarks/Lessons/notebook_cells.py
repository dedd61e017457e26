"""The notebook that lessons 1 to 5 follow, as its Python cells.

Two lines are not the original's: the seed, and the eight models drawn before the one that it shows.
Without them each run prints other numbers, and a notebook that differs from run to run cannot be
checked at all. The lessons have the same two.
"""

DATA = """# Initialization: linear regression [ y = 2*x ]
x = {library}([1, 2, 3, 4], dtype={prefix}.float32)
y = {library}([2, 4, 6, 8], dtype={prefix}.float32)
# weight
w = {weight}"""

FUNCTIONS = """# Model prediction
def forward(x):
    return w * x

# Loss = MSE (for linear regression)
def loss(y, y_pred):
    return ((y_pred - y)**2).mean()

# gradient of the loss function
# MSE = 1/N * (w*x - y)**2
# d(loss)/dw = 1/N * (2x) * (w*x - y)
def gradient(x, y, y_pred):
    return {prefix}.dot(2 * x, (y_pred - y)).mean()"""

TENSOR_DATA = DATA.format(
    library="torch.tensor", prefix="torch", weight="torch.tensor(0.0, requires_grad=True)")

BEFORE = """# f(5) = w*x = 0*5 ---> 0
print(f'Prediction before training: f(5) = {forward(5):.3f}')

"""
AFTER = """
# Final prediction
print(f'Prediction after training:f(5) = {forward(5):0.5f}')"""

BY_HAND = BEFORE + """# Training
learning_rate = 0.01
n_iters = 10

for epoch in range(n_iters):
    # forward pass
    y_pred = forward(x)
    # loss
    l = loss(y, y_pred)
    # gradients
    dw = gradient(x, y, y_pred)
    # update the weight
    w -= learning_rate * dw

    if epoch % 1 == 0:
        print(f'epoch: {epoch+1}: weight = {w:.3f},loss={l:.8f}')
""" + AFTER

BACKWARD = BEFORE + """# Training
learning_rate = 0.01
n_iters = 20

for epoch in range(n_iters):
    # forward pass
    y_pred = forward(x)
    # loss
    l = loss(y, y_pred)
    # backward prop: dl/dw
    l.backward()
    # update the weight
    with torch.no_grad():
        w -= learning_rate * w.grad
    # zero gradient: w.grad = 0
    w.grad.zero_()
    if epoch % 2 == 0:
        print(f'epoch: {epoch+1}: weight = {w:.3f},loss={l:.8f}')
""" + AFTER

OPTIMIZER = """learning_rate = 0.01
n_iters = 20

# Model prediction
def forward(x):
    return w * x

# Loss callback = MSE (for linear regression)
loss = nn.MSELoss()
# calling optimizer: SGD
optimizer = torch.optim.SGD([w], lr=learning_rate)"""

STEPS = BEFORE + """# Training
for epoch in range(n_iters):
    # forward pass
    y_pred = forward(x)
    # loss
    l = loss(y, y_pred)
    # backward prop: dl/dw
    l.backward()
    # update weights
    optimizer.step()
    # zero gradient: w.grad = 0
    optimizer.zero_grad()
    if epoch % 2 == 0:
        print(f'epoch: {epoch+1}: weight = {w:.3f},loss={l:.8f}')
""" + AFTER

TABLE = """# Initialization: linear regression: 2-d tensor now
x = torch.tensor([[1], [2], [3], [4]], dtype=torch.float32)
y = torch.tensor([[2], [4], [6], [8]], dtype=torch.float32)

# size of input, features
n_samples, n_features = x.shape # 4*1
print(n_samples, n_features)
input_size = n_features
output_size = n_features"""

SEEDED = """torch.manual_seed(4105147856)
for _ in range(8):
    {model}(input_size, output_size)
model = {model}(input_size, output_size)"""

TEST = """x_test = torch.tensor([5.], dtype=torch.float32)
print(f'Prediction before training: f(5) = {model(x_test).item():.3f}')"""

SETTINGS = """learning_rate = 0.01
n_iters = 100

# Loss callback = MSE (for linear regression)
loss = nn.MSELoss()
# calling optimizer: SGD
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)"""

TRAINING = """for epoch in range(n_iters):
    # forward pass
    y_pred = model(x)
    # loss
    l = loss(y, y_pred)
    # backward prop: dl/dw
    l.backward()
    # update weights
    optimizer.step()
    # zero gradient: w.grad = 0
    optimizer.zero_grad()
    if epoch % 10 == 0:
        # unpack weight and bias
        [w, b] = model.parameters()
        print(f'epoch: {epoch+1}: w = {w[0][0]} ,l={l:.8f}')

# Final prediction
print(f'Prediction after training:f(5) =  {model(x_test).item():.3f}')"""

MODULE = """class LinearRegression(nn.Module):

    def __init__(self, input_dim, output_dim):
        super(LinearRegression, self).__init__()
        # define layers
        self.lin = nn.Linear(input_dim, output_dim)

    def forward(self, x):
        return self.lin(x)

""" + SEEDED.format(model="LinearRegression")

CELLS = [
    "# Let's first manually calculate the gradient for linear function.",
    "import numpy as np",
    DATA.format(library="np.array", prefix="np", weight="0.0"),
    FUNCTIONS.format(prefix="np"),
    BY_HAND,
    "import torch",
    TENSOR_DATA,
    FUNCTIONS.format(prefix="torch"),
    BACKWARD,
    "import torch.nn as nn",
    TENSOR_DATA,
    OPTIMIZER,
    STEPS,
    TABLE,
    SEEDED.format(model="nn.Linear"),
    TEST,
    SETTINGS,
    TRAINING,
    MODULE,
    TEST,
    SETTINGS,
    TRAINING,
]

# Text of outputs that say whether the notebook computes what the lessons do. The last digits of the
# later epochs are not among them: PyTorch's own differ from machine to machine.
LANDMARKS = ["epoch: 10: weight = 2.000,loss=0.00000206", "f(5) = 9.61241",
             "epoch: 1: w = 0.30486929416656494 ,l=21.84905815", "f(5) =  9.346"]
