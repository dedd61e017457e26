def check(tool, report, options):
    pass
