module octo.example/train
