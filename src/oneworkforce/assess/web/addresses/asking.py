"""The addresses of contacts, letters, links and paper forms."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import contact_lists, contacts, letters, open_links, paper

urlpatterns: list[URLPattern] = [
    path("results/<uuid:pk>/contacts/", contacts.contacts, name="contacts"),
    path("results/<uuid:pk>/contacts/export/", contacts.contacts_export, name="contacts_export"),
    path("results/<uuid:pk>/contacts/import/", contact_lists.contacts_import, name="contacts_import"),
    path("results/<uuid:pk>/contacts/add/", contacts.contact_add, name="contact_add"),
    path("results/<uuid:round>/contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("results/<uuid:round>/contacts/<uuid:pk>/remove/", contacts.contact_remove, name="contact_remove"),
    path("results/<uuid:round>/contacts/<uuid:pk>/letters/", contacts.contact_want, name="contact_want"),
    path("results/<uuid:round>/contacts/<uuid:pk>/link/", contacts.contact_link, name="contact_link"),
    path("results/<uuid:pk>/letters/", letters.letters, name="letters"),
    path("results/<uuid:pk>/letters/example/", letters.letter_example, name="letter_example"),
    path("results/<uuid:pk>/letters/<slug:kind>/", letters.letter_preview, name="letter_preview"),
    path("results/<uuid:pk>/letters/<slug:kind>/change/", letters.letter_change, name="letter_change"),
    path("results/<uuid:pk>/letters/<slug:kind>/test/", letters.letter_test, name="letter_test"),
    path("results/<uuid:pk>/letters/<slug:kind>/send/", letters.letters_send, name="letters_send"),
    path("results/<uuid:pk>/links/", open_links.open_links, name="open_links"),
    path("results/<uuid:pk>/links/sheets/", open_links.open_link_sheets, name="open_link_sheets"),
    path("results/<uuid:round>/links/<uuid:pk>/", open_links.open_link, name="open_link"),
    path("results/<uuid:round>/links/<uuid:pk>/make/", open_links.open_link_make, name="open_link_make"),
    path("results/<uuid:round>/links/<uuid:pk>/end/", open_links.open_link_end, name="open_link_end"),
    path("results/<uuid:round>/links/<uuid:pk>/sheet/", open_links.open_link_sheet, name="open_link_sheet"),
    path("results/<uuid:pk>/paper/", paper.paper_forms_page, name="paper_forms"),
    path("results/<uuid:pk>/paper/<slug:kind>/", paper.paper_form, name="paper_form"),
    path("results/<uuid:pk>/enter/", paper.paper_cells, name="paper_cells"),
    path("results/<uuid:round>/enter/<uuid:pk>/", paper.paper_enter, name="paper_enter"),
]
