module octo
