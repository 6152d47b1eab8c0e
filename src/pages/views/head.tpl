{{%AUTOESCAPE context="HTML"}}
<div class="gh-head"><div>{{#KICKER}}<p class="gh-kicker">{{TEXT}}</p>{{/KICKER}}<h1>{{HEADING}}</h1>{{#LEAD}}<p class="gh-soft">{{TEXT}}</p>{{/LEAD}}</div>{{#ACTION}}<a class="usa-button{{#SECOND}} usa-button--outline{{/SECOND}}" href="{{HREF}}"{{#OPENS}} data-dialog="{{DIALOG}}"{{/OPENS}}>{{#ACTION_ICON}}{{>ICON}}{{/ACTION_ICON}}{{LABEL}}</a>{{/ACTION}}</div>
