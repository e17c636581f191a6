"""The addresses of strategies, their strands, their sources and their sign-offs."""

from django.urls import path

from oneworkforce.plan.web import sign_offs, sources, strands, strategies, strategy_files

_STRATEGIES = [
    path("plans/", strategies.strategies, name="strategies"),
    path("plans/add/", strategies.strategy_add, name="strategy_add"),
    path("plans/<uuid:pk>/", strategies.strategy, name="strategy"),
    path("plans/<uuid:pk>/change/", strategies.strategy_change, name="strategy_change"),
    path("plans/<uuid:pk>/lead/", strategies.strategy_lead, name="strategy_lead"),
    path("plans/<uuid:pk>/remove/", strategies.strategy_remove, name="strategy_remove"),
    path("plans/<uuid:pk>/export/", strategies.strategy_export, name="strategy_export"),
    path("plans/<uuid:pk>/file/export/", strategy_files.strategy_file, name="strategy_file"),
    path("plans/<uuid:pk>/import/", strategy_files.strategy_import, name="strategy_import"),
    path("plans/<uuid:pk>/carry/", strategy_files.strategy_carry, name="strategy_carry"),
]
_STRANDS = [
    path("plans/<uuid:pk>/strands/add/", strands.strand_add, name="strand_add"),
    path("strands/<uuid:pk>/", strands.strand, name="strand"),
    path("strands/<uuid:pk>/change/", strands.strand_change, name="strand_change"),
    path("strands/<uuid:pk>/remove/", strands.strand_remove, name="strand_remove"),
    path("plans/<uuid:pk>/sources/add/", sources.source_add, name="source_add"),
    path("sources/<uuid:pk>/change/", sources.source_change, name="source_change"),
    path("sources/<uuid:pk>/remove/", sources.source_remove, name="source_remove"),
]
_SIGN_OFFS = [
    path("plans/<uuid:pk>/sign-off/", sign_offs.sign_off_ask, name="sign_off_ask"),
    path("sign-offs/<uuid:pk>/", sign_offs.sign_off, name="sign_off"),
    path("sign-offs/<uuid:pk>/answer/", sign_offs.sign_off_answer, name="sign_off_answer"),
    path("sign-offs/<uuid:pk>/withdraw/", sign_offs.sign_off_withdraw, name="sign_off_withdraw"),
]

urlpatterns = [*_STRATEGIES, *_STRANDS, *_SIGN_OFFS]
