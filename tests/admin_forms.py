"""Forms of the admin as a browser would send them back."""

from django.urls import reverse


def address(model, page, *args):
    """Return the address of one of a model's pages in the admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def data_of(response):
    """Return what a form on a page holds, rows and its opening included, ready to be sent."""
    forms = [response.context["adminform"].form]
    for rows in response.context["inline_admin_formsets"]:
        forms += [rows.formset.management_form, *rows.formset.forms]
    opened = response.context.get("opened_at")
    sent = {"opened_at": opened} if opened else {}
    for form in forms:
        for field in form:
            value = field.value()
            if value not in (None, "") and value is not False:
                sent[field.html_name] = value
    return sent


def errors_of(response):
    """Return what a form refused, by field; rows included."""
    found = dict(response.context["adminform"].form.errors)
    for rows in response.context["inline_admin_formsets"]:
        for form in rows.formset.forms:
            found |= {
                form[name].html_name: errors
                for name, errors in form.errors.items()
                if name != "__all__"
            }
            if "__all__" in form.errors:
                found[f"{form.prefix}"] = form.errors["__all__"]
    return found


def told(response):
    """Return what a form says that others changed meanwhile, and whether another was typed."""
    return [(one.place, one.before, one.now, one.is_typed) for one in response.context["meanwhile"]]


def send_back(client, url, **changes):
    """Open a form, change some of its fields and send it."""
    data = data_of(client.get(url)) | changes
    return client.post(url, {name: value for name, value in data.items() if value is not None})


def row(response, prefix, **values):
    """Return the fields of the next new row of a table inside a form."""
    data = data_of(response)
    number = data.get(f"{prefix}-TOTAL_FORMS", 0)
    fields = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return fields | {f"{prefix}-TOTAL_FORMS": number + 1}
